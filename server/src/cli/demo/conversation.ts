import type { SentBody } from '@sampan/contract'
import { lastReadPlace } from '@sampan/testkit/seeds/marks.ts'
import { instantOf, instantsOf } from '@sampan/testkit/seeds/time.ts'
import type { Conversation, GroupTalk, Handle, MessageStep, Reaction, Step } from '@sampan/testkit/seeds/types.ts'
import { voiceOf } from '@sampan/testkit/seeds/voices.ts'
import type { Cast } from './cast.ts'
import type { Media } from './media.ts'
import type { Scribe } from './scribe.ts'

/** What a conversation is told with. */
export interface Telling {
  cast: Cast
  media: Media
  /** The direct conversation of two contacts. */
  directIdOf(between: readonly [Handle, Handle]): string
  /** When the world is laid. */
  now: Date
  /** The world's own present: nothing in it is later. */
  present: Date
}

/** How long after a message it is taken back, and how long after it others react. */
const RECALLED_AFTER_MS = 2_000
const REACTED_AFTER_MS = 4_000

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

/** Everything that was said and done in one conversation, in its order, and how each member has it now. */
export async function tellConversation(scribe: Scribe, telling: Telling, conversation: Conversation): Promise<void> {
  const conversationId =
    conversation.kind === 'direct'
      ? telling.directIdOf(conversation.between)
      : await startGroup(scribe, telling, conversation)
  const instants = instantsOf(conversation, telling.now)
  /** The number of each step's message; a step that is no message has the number of the one before it. */
  const seqs: number[] = []
  const seqById = new Map<string, number>()

  for (const [index, step] of conversation.steps.entries()) {
    const at = instants[index] ?? telling.present
    scribe.turnTo(at)
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
  await settleViews(scribe, telling, conversation, conversationId, seqs)
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
    const readSeq = seqs[lastReadPlace(conversation, who)]
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

async function bodyOf(step: MessageStep, { cast, media }: Telling): Promise<SentBody> {
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
  }
}
