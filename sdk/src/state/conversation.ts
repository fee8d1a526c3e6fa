/**
 * A conversation as one member sees it, after an event or a message. Two streams feed it, the member's log and the
 * conversation's own messages, and they interleave as they like; so each field belongs to one of them, or only grows.
 */
import type { Conversation, Draft, Event, GroupState, Message, Unread } from '@sampan/contract'
import { profileIn, replaceMember } from './members.ts'
import { countsAsUnread, emptied, isMessageEvent, mentions, reduceMessage } from './message.ts'

/** The messages of numbers `fromSeq` to `toSeq`, or undefined where not all of them are held. */
export type Held = (fromSeq: number, toSeq: number) => readonly Message[] | undefined

/** Counting stops here, on the server too: no badge shows more. */
export const UNREAD_COUNT_MAX = 1_000

export interface Reduced {
  /** Undefined where the viewer is not in it (any more). */
  conversation: Conversation | undefined
  /** What is held does not suffice to tell how it stands now: fetch it. */
  stale: boolean
}

const fresh = (conversation: Conversation | undefined): Reduced => ({ conversation, stale: false })

/** `event` may concern anything: the same object comes back where it does not concern this conversation. */
export function reduceConversation(
  conversation: Conversation | undefined,
  event: Event,
  selfId: string,
  held: Held,
): Reduced {
  if (event.name === 'chat.conversationJoined') {
    const joined = event.body.conversation
    if (!conversation) return fresh(joined)
    return joined.id === conversation.id ? mergeConversation(conversation, joined, selfId, held) : fresh(conversation)
  }
  if (!conversation) return fresh(undefined)
  const profile = profileIn(event)
  if (profile) return fresh(replaceProfile(conversation, profile))
  if (!('conversationId' in event.body) || event.body.conversationId !== conversation.id) return fresh(conversation)
  if (isMessageEvent(event)) return reduceLastMessage(conversation, event, selfId, held)

  switch (event.name) {
    case 'chat.conversationLeft':
      return fresh(undefined)
    case 'chat.titleChanged':
      return fresh({ ...conversation, title: event.body.title })
    case 'chat.membersChanged':
      return fresh({ ...conversation, memberCount: event.body.memberCount, faces: event.body.faces })
    case 'chat.roleChanged':
      return fresh({ ...conversation, role: event.body.role })
    case 'chat.postingChanged':
      return fresh({ ...conversation, mayPost: event.body.mayPost })
    case 'chat.preferencesChanged': {
      const { conversationId: _, ...preferences } = event.body
      return fresh({ ...conversation, ...preferences })
    }
    case 'chat.disappearingChanged':
      return fresh({ ...conversation, disappearAfter: event.body.afterSeconds })
    case 'chat.draftChanged':
      return fresh({ ...conversation, draft: laterDraft(conversation.draft, event.body.draft) })
    case 'chat.historyCleared':
      return fresh(clear(conversation, event.body.firstSeq))
    case 'chat.peerReadMarkMoved':
      return fresh({ ...conversation, peerReadSeq: Math.max(conversation.peerReadSeq, event.body.peerReadSeq) })
    case 'chat.groupSettingsChanged':
      return fresh(changeGroup(conversation, { settings: event.body.settings }))
    case 'chat.noticeChanged':
      return fresh(changeGroup(conversation, { notice: event.body.notice }))
    case 'chat.joinRequestsChanged':
      return fresh(changeGroup(conversation, { requestCount: event.body.requestCount }))
    case 'chat.readMarkMoved':
      return moveReadMark(conversation, event.body, selfId, held)
    default:
      return fresh(conversation)
  }
}

function changeGroup(conversation: Conversation, change: Partial<GroupState>): Conversation {
  return conversation.group ? { ...conversation, group: { ...conversation.group, ...change } } : conversation
}

/** A message that was pushed or fetched. One whose number is not the next after what was counted makes it stale. */
export function receiveMessage(conversation: Conversation, message: Message, selfId: string): Reduced {
  const isLater = message.seq > conversation.lastSeq
  const latest = isLater ? { ...conversation, lastSeq: message.seq, lastMessage: message } : conversation
  const { upToSeq } = conversation.unread
  if (message.seq <= upToSeq) return fresh(latest)
  if (message.seq > upToSeq + 1) return { conversation: latest, stale: true }
  return fresh({ ...latest, ...countOn(latest, [message], selfId) })
}

/** What the server says of a known conversation, in an event or an answer. It may be behind in messages, never ahead of what is true. */
export function mergeConversation(conversation: Conversation, told: Conversation, selfId: string, held: Held): Reduced {
  const isBehind = told.lastSeq < conversation.lastSeq
  const merged: Conversation = {
    ...told,
    firstSeq: Math.max(conversation.firstSeq, told.firstSeq),
    lastSeq: isBehind ? conversation.lastSeq : told.lastSeq,
    lastMessage: isBehind ? conversation.lastMessage : told.lastMessage,
    peerReadSeq: Math.max(conversation.peerReadSeq, told.peerReadSeq),
    draft: laterDraft(conversation.draft, told.draft),
    readSeq: conversation.readSeq,
    unread: conversation.unread,
    mentionedSeq: conversation.mentionedSeq,
  }
  return moveReadMark(clear(merged, merged.firstSeq), told, selfId, held)
}

interface ReadMark {
  readSeq: number
  unread: Unread
  mentionedSeq: number | null
}

/** The mark only moves forward. What came after the server counted is counted on from the messages held. */
function moveReadMark(conversation: Conversation, mark: ReadMark, selfId: string, held: Held): Reduced {
  const isOld = mark.readSeq < conversation.readSeq
  const { upToSeq } = conversation.unread
  const saysNothing = mark.readSeq === conversation.readSeq && mark.unread.upToSeq < upToSeq
  if (isOld || saysNothing) return fresh(conversation)
  const moved: Conversation = {
    ...conversation,
    readSeq: mark.readSeq,
    unread: mark.unread,
    mentionedSeq: mark.mentionedSeq,
  }
  if (mark.unread.upToSeq >= upToSeq) return fresh(moved)
  const later = held(mark.unread.upToSeq + 1, upToSeq)
  if (!later) return { conversation: moved, stale: true }
  return fresh({ ...moved, ...countOn(moved, later, selfId) })
}

/** Counts messages that follow `unread.upToSeq` without a gap. */
function countOn(
  { readSeq, unread, mentionedSeq }: ReadMark,
  later: readonly Message[],
  selfId: string,
): Pick<ReadMark, 'unread' | 'mentionedSeq'> {
  const unseen = later.filter((message) => message.seq > readSeq && countsAsUnread(message, selfId))
  return {
    unread: {
      count: Math.min(UNREAD_COUNT_MAX, unread.count + unseen.length),
      upToSeq: unread.upToSeq + later.length,
    },
    mentionedSeq: mentionedSeq ?? unseen.find((message) => mentions(message, selfId))?.seq ?? null,
  }
}

/** A change of a message shows in the list when it is the last one, and takes its mention with it when it goes. */
function reduceLastMessage(conversation: Conversation, event: Event, selfId: string, held: Held): Reduced {
  if (!isMessageEvent(event)) return fresh(conversation)
  const { lastMessage, mentionedSeq } = conversation
  const changed = lastMessage ? { ...conversation, lastMessage: reduceMessage(lastMessage, event) } : conversation
  if (['chat.reactionChanged', 'chat.bodyChanged', 'chat.voicePlayed'].includes(event.name)) return fresh(changed)
  if (event.name === 'chat.messageEdited' && mentions(event.body, selfId)) {
    const { seq } = event.body
    const isUnseen = seq > conversation.readSeq && seq <= conversation.unread.upToSeq
    return fresh(isUnseen && seq < (mentionedSeq ?? seq + 1) ? { ...changed, mentionedSeq: seq } : changed)
  }
  if (event.body.seq !== mentionedSeq) return fresh(changed)
  const later = held(mentionedSeq + 1, conversation.unread.upToSeq)
  if (!later) return { conversation: { ...changed, mentionedSeq: null }, stale: true }
  const next = later.find((message) => mentions(message, selfId))
  return fresh({ ...changed, mentionedSeq: next?.seq ?? null })
}

/** The latest written wins; instants of the wire sort as text. */
const laterDraft = (held: Draft | null, told: Draft | null): Draft | null =>
  held && (!told || told.changedAt < held.changedAt) ? held : told

/** Nothing before `firstSeq` is seen any more. The last message still says when something was last said. */
function clear(conversation: Conversation, firstSeq: number): Conversation {
  const { lastMessage } = conversation
  return {
    ...conversation,
    firstSeq: Math.max(conversation.firstSeq, firstSeq),
    lastSeq: Math.max(conversation.lastSeq, firstSeq - 1),
    lastMessage: lastMessage && lastMessage.seq < firstSeq ? emptied(lastMessage, 'hidden') : lastMessage,
  }
}

/** A message whose time is over takes its mention with it, and shows nothing where it was the last one. */
export function expireIn(conversation: Conversation, seq: number, held: Held, selfId: string): Reduced {
  const { lastMessage, mentionedSeq } = conversation
  const changed =
    lastMessage?.seq === seq ? { ...conversation, lastMessage: emptied(lastMessage, 'expired') } : conversation
  if (seq !== mentionedSeq) return fresh(changed)
  const later = held(seq + 1, conversation.unread.upToSeq)
  if (!later) return { conversation: { ...changed, mentionedSeq: null }, stale: true }
  return fresh({ ...changed, mentionedSeq: later.find((message) => mentions(message, selfId))?.seq ?? null })
}

function replaceProfile(conversation: Conversation, profile: NonNullable<Conversation['peer']>): Conversation {
  const faces = replaceMember(conversation.faces, profile)
  const isPeer = conversation.peer?.id === profile.id
  if (!isPeer && faces === conversation.faces) return conversation
  return { ...conversation, faces, peer: isPeer ? profile : conversation.peer }
}
