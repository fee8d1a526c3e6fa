import type { SentBody } from '@sampan/contract'
import { lastReadPlace } from '@sampan/testkit/seeds/marks.ts'
import { placeOf } from '@sampan/testkit/seeds/places.ts'
import { instantOf, instantsOf } from '@sampan/testkit/seeds/time.ts'
import type {
  Conversation,
  GroupTalk,
  Handle,
  MoneyStep,
  Reaction,
  SpokenStep,
  Step,
} from '@sampan/testkit/seeds/types.ts'
import { voiceOf } from '@sampan/testkit/seeds/voices.ts'
import type { Cast } from './cast.ts'
import { isMoney, tellMoney } from './money.ts'
import type { Scribe } from './scribe.ts'
import { type Happening, later, type Place, type Telling } from './telling.ts'

/** How long after a message it is taken back, and how long after it others react. */
const RECALLED_AFTER_MS = 2_000
const REACTED_AFTER_MS = 4_000

/** Tells a conversation by itself. */
export async function tellConversation(scribe: Scribe, telling: Telling, conversation: Conversation): Promise<void> {
  const { happenings, settle } = openConversation(telling, conversation)
  await happen(scribe, happenings)
  await settle(scribe)
}

/** One after the other, the earliest first. */
export async function happen(scribe: Scribe, happenings: readonly Happening[]): Promise<void> {
  const inOrder = happenings.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  for (const { at, run } of inOrder) {
    scribe.turnTo(at)
    await run(scribe)
  }
}

/** Everything that was said and done in one conversation, and how each member has it in the end. */
export function openConversation(
  telling: Telling,
  conversation: Conversation,
): { happenings: Happening[]; settle(scribe: Scribe): Promise<void> } {
  const place: Place = {
    conversationId: conversation.kind === 'direct' ? telling.directIdOf(conversation.between) : '',
    seqs: [],
    seqById: new Map(),
  }
  const happenings: Happening[] = []
  if (conversation.kind === 'group') {
    happenings.push({
      at: instantOf(conversation.startedAt, telling.now),
      async run(scribe) {
        place.conversationId = await startGroup(scribe, telling, conversation)
      },
    })
  }
  const instants = instantsOf(conversation, telling.now)
  for (const [index, step] of conversation.steps.entries()) {
    const at = instants[index] ?? telling.present
    if (isMoney(step)) {
      if (telling.money) happenings.push(...tellMoney(telling, conversation, place, step, index, at))
    } else {
      happenings.push({ at, run: (scribe) => tellStep(scribe, telling, place, step, index, at) })
    }
  }
  return {
    happenings,
    settle: (scribe) => settleViews(scribe, telling, conversation, place.conversationId, place.seqs),
  }
}

async function tellStep(
  scribe: Scribe,
  telling: Telling,
  { conversationId, seqs, seqById }: Place,
  step: Exclude<Step, MoneyStep>,
  index: number,
  at: Date,
): Promise<void> {
  const memberId = telling.cast.idOf(step.from)
  if (step.kind === 'invite') {
    const memberIds = step.who.map(telling.cast.idOf)
    await scribe.call(memberId, 'chat.inviteMembers', { conversationId, memberIds })
  } else if (step.kind === 'rename') {
    await scribe.call(memberId, 'chat.renameGroup', { conversationId, title: step.title })
  } else {
    const replyToSeq = step.replyTo === undefined ? undefined : seqById.get(step.replyTo)
    const { seq } = await scribe.call(memberId, 'chat.sendMessage', {
      conversationId,
      messageId: scribe.newId(),
      body: await bodyOf(step, telling),
      ...(replyToSeq === undefined ? {} : { replyToSeq }),
    })
    seqs[index] = seq
    if (step.id !== undefined) seqById.set(step.id, seq)
    if (step.recalled) {
      scribe.turnTo(later(at, RECALLED_AFTER_MS))
      await scribe.call(memberId, 'chat.recallMessage', { conversationId, seq })
    }
    scribe.turnTo(later(at, REACTED_AFTER_MS))
    await react(scribe, telling.cast, { conversationId, seq }, step.reactions)
  }
}

async function startGroup(scribe: Scribe, { cast, now }: Telling, group: GroupTalk): Promise<string> {
  scribe.turnTo(instantOf(group.startedAt, now))
  const ownerId = cast.idOf(group.owner)
  const { conversation } = await scribe.call(ownerId, 'chat.createGroup', {
    title: group.title,
    memberIds: group.members.map(cast.idOf),
  })
  for (const admin of group.admins) {
    const input = { conversationId: conversation.id, memberId: cast.idOf(admin), role: 'admin' as const }
    await scribe.call(ownerId, 'chat.setRole', input)
  }
  return conversation.id
}

async function react(
  scribe: Scribe,
  cast: Cast,
  place: { conversationId: string; seq: number },
  reactions: readonly Reaction[],
): Promise<void> {
  for (const { by, emoji } of reactions) await scribe.call(cast.idOf(by), 'chat.setReaction', { ...place, emoji })
}

/** Read marks, and who muted or pinned. What is begun and not sent stands on people's own devices only. */
async function settleViews(
  scribe: Scribe,
  { cast, present }: Telling,
  conversation: Conversation,
  conversationId: string,
  seqs: readonly number[],
): Promise<void> {
  scribe.turnTo(present)
  for (const who of peopleOf(conversation)) {
    const memberId = cast.idOf(who)
    const view = conversation.views[who] ?? {}
    // Money that is left out has no number: the message before it was read then.
    const readSeq = seqs.slice(0, lastReadPlace(conversation, who) + 1).findLast((seq) => seq !== undefined)
    if (readSeq !== undefined) await scribe.call(memberId, 'chat.markRead', { conversationId, seq: readSeq })
    const { muted = false, pinned = false } = view
    if (muted || pinned) await scribe.call(memberId, 'chat.changePreferences', { conversationId, muted, pinned })
  }
}

function peopleOf(conversation: Conversation): Handle[] {
  const invited = conversation.steps.flatMap((step: Step) => (step.kind === 'invite' ? step.who : []))
  const founders = conversation.kind === 'direct' ? conversation.between : [conversation.owner, ...conversation.members]
  return [...founders, ...invited]
}

async function bodyOf(step: SpokenStep, { cast, media }: Telling): Promise<SentBody> {
  switch (step.kind) {
    case 'text': {
      const mentions = step.mentions.map(({ who, offset, length }) => ({ memberId: cast.idOf(who), offset, length }))
      return { kind: 'text', text: step.text, mentions }
    }
    case 'picture':
      return { kind: 'picture', fileId: await media.pictureBy(step.from, step.picture), caption: step.caption }
    case 'voice': {
      const { durationMs, waveform } = voiceOf(step.voice)
      const fileId = await media.voiceBy(step.from, step.voice)
      return { kind: 'voice', fileId, durationMs, waveform: [...waveform] }
    }
    case 'place': {
      const { name, address, latitude, longitude } = placeOf(step.place)
      return { kind: 'place', name, address, latitude, longitude }
    }
  }
}
