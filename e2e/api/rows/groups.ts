/** Rows of the methods with which groups are led: settings, links, people who ask to come in, notices. */
import type { Person, World } from '@sampan/testkit/world/world.ts'
import type { CommandTable } from '../commandTable.ts'
import type { Situation } from '../situation.ts'
import type { StrangerTable } from '../strangerTable.ts'

type GroupMethod =
  | 'chat.changeGroupSettings'
  | 'chat.transferGroup'
  | 'chat.setNickname'
  | 'chat.writeNotice'
  | 'chat.confirmNotice'
  | 'chat.listNoticeReaders'
  | 'chat.createGroupLink'
  | 'chat.listGroupLinks'
  | 'chat.revokeGroupLink'
  | 'chat.readGroupLink'
  | 'chat.joinByLink'
  | 'chat.listJoinRequests'
  | 'chat.answerJoinRequest'
  | 'chat.report'
  | 'chat.listReadMarks'
type GroupCommand = Exclude<
  GroupMethod,
  | 'chat.listReadMarks'
  | 'chat.listNoticeReaders'
  | 'chat.listGroupLinks'
  | 'chat.readGroupLink'
  | 'chat.listJoinRequests'
>

/** At their group and at their direct conversation: neither exists from outside. */
function theirs<Input>(input: (conversationId: string, situation: Situation) => Input) {
  const aim = (at: string, idOf: (situation: Situation) => string) => ({
    at,
    input: (situation: Situation) => input(idOf(situation), situation),
    out: 'chat.conversationNotFound' as const,
  })
  return [aim('their group', ({ group }) => group), aim('their conversation', ({ direct }) => direct)] as const
}

const someId = '01900000-0000-7000-8000-000000000000'
const madeUp = {
  at: 'a token made up',
  input: () => ({ token: 'A'.repeat(22) }),
  out: 'chat.linkNotFound' as const,
}

export const groupAims: Pick<StrangerTable, GroupMethod> = {
  'chat.changeGroupSettings': theirs((conversationId) => ({ conversationId, history: 'all' as const })),
  'chat.transferGroup': theirs((conversationId, { omar }) => ({ conversationId, memberId: omar.id })),
  'chat.setNickname': theirs((conversationId) => ({ conversationId, nickname: 'Ours' })),
  'chat.writeNotice': theirs((conversationId) => ({ conversationId, text: 'Ours now' })),
  'chat.confirmNotice': theirs((conversationId) => ({ conversationId, noticeId: someId })),
  'chat.listNoticeReaders': theirs((conversationId) => ({ conversationId, noticeId: someId })),
  'chat.createGroupLink': theirs((conversationId) => ({ conversationId, life: 'day' as const })),
  'chat.listGroupLinks': theirs((conversationId) => ({ conversationId })),
  'chat.revokeGroupLink': theirs((conversationId) => ({ conversationId, linkId: someId })),
  'chat.readGroupLink': [madeUp],
  'chat.joinByLink': [madeUp],
  'chat.listJoinRequests': theirs((conversationId) => ({ conversationId })),
  'chat.answerJoinRequest': [
    {
      at: 'letting oneself in',
      input: ({ group }, { person }) => ({ conversationId: group, memberId: person.id, accept: true }),
      out: 'chat.conversationNotFound',
    },
  ],
  'chat.listReadMarks': theirs((conversationId) => ({ conversationId })),
  'chat.report': [
    ...theirs((conversationId, { seqs }) => ({
      about: { kind: 'messages' as const, conversationId, seqs: [seqs.after] },
      reason: 'spam' as const,
      words: '',
    })),
    {
      at: 'one of them, which nobody hears of',
      input: ({ mei }) => ({ about: { kind: 'member', memberId: mei.id }, reason: 'spam', words: '' }),
      out: 'nothing',
    },
  ],
}

/** What Mei asks of the group in `prepareSituation`. */
export const groupReads = {
  'chat.listNoticeReaders': ({ group, leading }: Situation) => ({ conversationId: group, noticeId: leading.noticeId }),
  'chat.listGroupLinks': ({ group }: Situation) => ({ conversationId: group }),
  'chat.readGroupLink': ({ leading }: Situation) => ({ token: leading.token }),
  'chat.listJoinRequests': ({ group }: Situation) => ({ conversationId: group }),
  'chat.listReadMarks': ({ group }: Situation) => ({ conversationId: group }),
}

/** A notice and a link. */
export async function layLeading(
  world: World,
  owner: Person,
  conversationId: string,
  text: string,
): Promise<Situation['leading']> {
  await world.call(owner, 'chat.writeNotice', { conversationId, text })
  const { conversation } = await world.call(owner, 'chat.getConversation', { conversationId })
  await world.call(owner, 'chat.createGroupLink', { conversationId, life: 'never' })
  const { links } = await world.call(owner, 'chat.listGroupLinks', { conversationId })
  return { noticeId: conversation.group?.notice?.id ?? '', token: links[0]?.token ?? '' }
}

/** Mei owns it, on two devices; Omar is an admin, Lena a member. Rosa is outside, with a link of Lena’s. */
async function crew(world: World) {
  const [mei, omar, lena, rosa] = [
    await world.person('Mei'),
    await world.person('Omar'),
    await world.person('Lena'),
    await world.person('Rosa'),
  ]
  const group = await world.group([mei, omar, lena], 'Crew')
  await world.call(mei, 'chat.setRole', { conversationId: group, memberId: omar.id, role: 'admin' })
  await world.say(lena, group, 'Morning')
  const meiElsewhere = await world.anotherDevice(mei)
  await world.call(lena, 'chat.createGroupLink', { conversationId: group, life: 'never' })
  const { links } = await world.call(lena, 'chat.listGroupLinks', { conversationId: group })
  const [link] = links
  if (!link) throw new Error('A new link is listed')
  return { mei, omar, lena, rosa, group, link, all: [mei, meiElsewhere, omar, lena, rosa] }
}

/** As `crew`, and Rosa waits to be let in. */
export async function waiting(world: World) {
  const made = await crew(world)
  await world.call(made.mei, 'chat.changeGroupSettings', { conversationId: made.group, approval: true })
  await world.call(made.rosa, 'chat.joinByLink', { token: made.link.token })
  return made
}

async function noticed(world: World) {
  const made = await crew(world)
  await world.call(made.omar, 'chat.writeNotice', { conversationId: made.group, text: 'We sail at six' })
  const read = async (who: Person) =>
    (await world.call(who, 'chat.getConversation', { conversationId: made.group })).conversation.group?.notice?.id
  return { ...made, noticeId: (await read(made.mei)) ?? '' }
}

export const groupScenarios: Pick<CommandTable, GroupCommand> = {
  'chat.changeGroupSettings': {
    async 'all of them'(world) {
      const { omar, group: conversationId, all } = await crew(world)
      const settings = {
        posting: 'admins',
        slowSeconds: 60,
        inviting: 'admins',
        approval: true,
        history: 'last',
      } as const
      return { by: omar, input: { conversationId, ...settings }, concerned: all }
    },
  },
  'chat.transferGroup': {
    async 'to a member, while someone waits'(world) {
      const { mei, lena, group: conversationId, all } = await waiting(world)
      return { by: mei, input: { conversationId, memberId: lena.id }, concerned: all }
    },
  },
  'chat.setNickname': {
    async 'a first one'(world) {
      const { lena, group: conversationId, all } = await crew(world)
      return { by: lena, input: { conversationId, nickname: 'Captain' }, concerned: all }
    },
    async 'none any more'(world) {
      const { lena, group: conversationId, all } = await crew(world)
      await world.call(lena, 'chat.setNickname', { conversationId, nickname: 'Captain' })
      return { by: lena, input: { conversationId, nickname: null }, concerned: all }
    },
  },
  'chat.writeNotice': {
    async 'the first'(world) {
      const { omar, group: conversationId, all } = await crew(world)
      return { by: omar, input: { conversationId, text: 'We sail at six' }, concerned: all }
    },
    async 'another, after one was confirmed'(world) {
      const { mei, lena, group: conversationId, noticeId, all } = await noticed(world)
      await world.call(lena, 'chat.confirmNotice', { conversationId, noticeId })
      return { by: mei, input: { conversationId, text: 'We sail at seven' }, concerned: all }
    },
    async 'none any more'(world) {
      const { mei, group: conversationId, all } = await noticed(world)
      return { by: mei, input: { conversationId, text: null }, concerned: all }
    },
  },
  'chat.confirmNotice': {
    async 'by one'(world) {
      const { mei, group: conversationId, noticeId, all } = await noticed(world)
      return { by: mei, input: { conversationId, noticeId }, concerned: all }
    },
  },
  'chat.createGroupLink': {
    async 'for a day'(world) {
      const { mei, group: conversationId, all } = await crew(world)
      return { by: mei, input: { conversationId, life: 'day' }, concerned: all }
    },
  },
  'chat.revokeGroupLink': {
    async 'by an admin'(world) {
      const { omar, group: conversationId, link, all } = await crew(world)
      return { by: omar, input: { conversationId, linkId: link.id }, concerned: all }
    },
  },
  'chat.joinByLink': {
    async 'let in at once'(world) {
      const { rosa, link, all } = await crew(world)
      return { by: rosa, input: { token: link.token }, concerned: all }
    },
    async 'seeing what was said'(world) {
      const { mei, rosa, group, link, all } = await noticed(world)
      await world.call(mei, 'chat.changeGroupSettings', { conversationId: group, history: 'all' })
      return { by: rosa, input: { token: link.token }, concerned: all }
    },
    async 'asking first'(world) {
      const { mei, rosa, group, link, all } = await crew(world)
      await world.call(mei, 'chat.changeGroupSettings', { conversationId: group, approval: true })
      return { by: rosa, input: { token: link.token }, concerned: all }
    },
  },
  'chat.answerJoinRequest': {
    async yes(world) {
      const { omar, rosa, group: conversationId, all } = await waiting(world)
      return { by: omar, input: { conversationId, memberId: rosa.id, accept: true }, concerned: all }
    },
    async no(world) {
      const { omar, rosa, group: conversationId, all } = await waiting(world)
      return { by: omar, input: { conversationId, memberId: rosa.id, accept: false }, concerned: all }
    },
  },
  'chat.report': {
    async 'a message'(world) {
      const { mei, group: conversationId, all } = await crew(world)
      const about = { kind: 'messages' as const, conversationId, seqs: [2] }
      return { by: mei, input: { about, reason: 'harassment', words: 'This one' }, concerned: all }
    },
  },
}
