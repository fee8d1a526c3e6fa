/** What a member sets for a conversation, in the tables of `e2e/api`. */
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import { pictureBytes } from '../samples.ts'
import type { Outsider, Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

type Commands =
  | 'chat.changePreferences'
  | 'chat.clearHistory'
  | 'chat.openNotes'
  | 'chat.saveDraft'
  | 'chat.setDisappearing'

const draftAt = (world: World, text: string, secondsAgo = 0) => ({
  text,
  mentions: [],
  replyToSeq: null,
  changedAt: new Date(world.clock.now().getTime() - 1_000 * secondsAgo).toISOString(),
})

/** A direct conversation and a group with something unread, and somebody’s second device. */
async function talk(world: World) {
  const [mei, omar, lena] = [await world.person('Mei'), await world.person('Omar'), await world.person('Lena')]
  const direct = await world.befriend(mei, omar)
  await world.befriend(mei, lena)
  const group = await world.group([mei, omar, lena], 'Crew')
  const seqs = []
  for (const words of ['One', 'Two', 'Three']) {
    seqs.push({ direct: await world.say(omar, direct, words), group: await world.say(lena, group, words) })
  }
  const meiElsewhere = await world.anotherDevice(mei)
  const all: Person[] = [mei, meiElsewhere, omar, lena]
  return { mei, omar, lena, direct, group, first: seqs[0], last: seqs[2], all }
}

export const chatOptionScenarios: Pick<CommandTable, Commands> = {
  'chat.changePreferences': {
    async both(world) {
      const { mei, group: conversationId, all } = await talk(world)
      return { by: mei, input: { conversationId, muted: true, pinned: true }, concerned: all }
    },
    async 'one back'(world) {
      const { mei, group: conversationId, all } = await talk(world)
      await world.call(mei, 'chat.changePreferences', { conversationId, muted: true, pinned: true })
      return { by: mei, input: { conversationId, muted: false }, concerned: all }
    },
    async 'put away'(world) {
      const { mei, direct: conversationId, last, all } = await talk(world)
      return { by: mei, input: { conversationId, archivedSeq: last?.direct ?? 0 }, concerned: all }
    },
    async 'put away further than there is'(world) {
      const { mei, direct: conversationId, all } = await talk(world)
      return { by: mei, input: { conversationId, archivedSeq: 4_000, hiddenSeq: 4_000 }, concerned: all }
    },
    async 'all the rest'(world) {
      const { mei, direct: conversationId, all } = await talk(world)
      const background = { kind: 'drawn' as const, name: 'reeds' as const }
      return { by: mei, input: { conversationId, markedUnread: true, strongAlert: true, background }, concerned: all }
    },
    async 'an own picture behind it'(world) {
      const { mei, direct: conversationId, all } = await talk(world)
      const { id: fileId } = await world.call(mei, 'files.uploadPicture', {}, { bytes: pictureBytes })
      return { by: mei, input: { conversationId, background: { kind: 'picture', fileId } }, concerned: all }
    },
  },
  'chat.clearHistory': {
    async 'all of it'(world) {
      const { mei, direct: conversationId, last, all } = await talk(world)
      return { by: mei, input: { conversationId, upToSeq: last?.direct ?? 1 }, concerned: all }
    },
    async 'some of it'(world) {
      const { mei, group: conversationId, first, all } = await talk(world)
      return { by: mei, input: { conversationId, upToSeq: first?.group ?? 1 }, concerned: all }
    },
    async 'what was read'(world) {
      const { mei, group: conversationId, first, last, all } = await talk(world)
      await world.call(mei, 'chat.markRead', { conversationId, seq: last?.group ?? 1 })
      return { by: mei, input: { conversationId, upToSeq: first?.group ?? 1 }, concerned: all }
    },
  },
  'chat.openNotes': {
    async 'for the first time'(world) {
      const { mei, all } = await talk(world)
      return { by: mei, input: {}, concerned: all }
    },
    async again(world) {
      const { mei, all } = await talk(world)
      const { conversation } = await world.call(mei, 'chat.openNotes', {})
      await world.say(mei, conversation.id, 'Buy tea')
      return { by: mei, input: {}, concerned: all }
    },
  },
  'chat.saveDraft': {
    async 'for the first time'(world) {
      const { mei, direct: conversationId, all } = await talk(world)
      return { by: mei, input: { conversationId, draft: draftAt(world, 'On my w') }, concerned: all }
    },
    async 'no more'(world) {
      const { mei, direct: conversationId, all } = await talk(world)
      await world.call(mei, 'chat.saveDraft', { conversationId, draft: draftAt(world, 'On my w') })
      return { by: mei, input: { conversationId, draft: draftAt(world, '') }, concerned: all }
    },
    async 'written before the one that is kept'(world) {
      const { mei, direct: conversationId, all } = await talk(world)
      await world.call(mei, 'chat.saveDraft', { conversationId, draft: draftAt(world, 'Later') })
      return { by: mei, input: { conversationId, draft: draftAt(world, 'Earlier', 2) }, concerned: all }
    },
  },
  'chat.setDisappearing': {
    async 'in a direct one'(world) {
      const { omar, direct: conversationId, all } = await talk(world)
      return { by: omar, input: { conversationId, afterSeconds: 86_400 }, concerned: all }
    },
    async 'in a group'(world) {
      const { mei, group: conversationId, all } = await talk(world)
      return { by: mei, input: { conversationId, afterSeconds: 604_800 }, concerned: all }
    },
    async 'no more'(world) {
      const { mei, omar, group: conversationId, all } = await talk(world)
      await world.call(mei, 'chat.setDisappearing', { conversationId, afterSeconds: 86_400 })
      await world.say(omar, conversationId, 'For a day')
      return { by: mei, input: { conversationId, afterSeconds: null }, concerned: all }
    },
  },
}

const inTheirs = <Input>(input: (conversationId: string) => Input) =>
  [
    {
      at: 'their group',
      input: ({ group }: Situation) => input(group),
      out: 'chat.conversationNotFound' as const,
    },
    {
      at: 'their talk',
      input: ({ direct }: Situation) => input(direct),
      out: 'chat.conversationNotFound' as const,
    },
  ] as const

const formerDirectOf = ({ formerDirect }: Outsider): string => formerDirect ?? ''
export const chatOptionAims: Pick<StrangerTable, Exclude<Commands, 'chat.changePreferences'> | 'chat.getRetention'> = {
  'chat.clearHistory': inTheirs((conversationId) => ({ conversationId, upToSeq: 1 })),
  'chat.getRetention': [{ at: 'what everyone may know', input: () => ({}), out: 'nothing' }],
  'chat.openNotes': [{ at: 'one’s own', input: () => ({}), out: 'nothing' }],
  'chat.saveDraft': inTheirs((conversationId) => ({
    conversationId,
    draft: { text: 'Hm', mentions: [], replyToSeq: null, changedAt: '2026-03-01T08:00:00.000Z' },
  })),
  'chat.setDisappearing': [
    ...inTheirs((conversationId) => ({ conversationId, afterSeconds: 86_400 as const })),
    {
      at: 'a talk from better days',
      input: (_situation, outsider) => ({ conversationId: formerDirectOf(outsider), afterSeconds: 86_400 }),
      out: { blocked: 'chat.notAccepting' },
    },
  ],
}
