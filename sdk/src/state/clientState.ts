/**
 * Everything that a member's device holds, in memory and without a store: for programs, and for the proof that old state
 * and its events make the state that would be fetched afresh.
 */
import type {
  Conversation,
  ConversationMember,
  Device,
  Event,
  Message,
  Relation,
  Self,
  Wallet,
  WalletEntry,
} from '@sampan/contract'
import { type Held, mergeConversation, type Reduced, receiveMessage, reduceConversation } from './conversation.ts'
import { profileIn, reduceDevices, reduceMembers, reduceRelation, reduceSelf } from './members.ts'
import { isMessageEvent, reduceMessage } from './message.ts'
import { reduceEntries, reduceWallet } from './wallet.ts'

export interface HeldConversation {
  conversation: Conversation
  /** Ascending and without a gap, the last one being `conversation.lastSeq`; older ones may be missing. */
  messages: readonly Message[]
  /** Null while nobody asked for them. */
  members: readonly ConversationMember[] | null
}

export interface ClientState {
  memberId: string
  deviceId: string | null
  self: Self | undefined
  devices: readonly Device[]
  relations: ReadonlyMap<string, Relation>
  /** Undefined while nobody asked for it. */
  wallet: Wallet | undefined
  /** The latest lines of the statement, the latest first. */
  entries: readonly WalletEntry[]
  conversations: ReadonlyMap<string, HeldConversation>
  /** Conversations of which something was missed: they have to be fetched again. */
  stale: ReadonlySet<string>
}

export function emptyState(memberId: string, deviceId: string | null): ClientState {
  return {
    memberId,
    deviceId,
    self: undefined,
    devices: [],
    relations: new Map(),
    wallet: undefined,
    entries: [],
    conversations: new Map(),
    stale: new Set(),
  }
}

/** Looks messages up in an ascending list without gaps. */
export function heldIn(messages: readonly Message[]): Held {
  return (fromSeq, toSeq) => {
    if (fromSeq > toSeq) return []
    const start = fromSeq - (messages[0]?.seq ?? Number.POSITIVE_INFINITY)
    const found = start >= 0 ? messages.slice(start, start + toSeq - fromSeq + 1) : []
    return found.length === toSeq - fromSeq + 1 ? found : undefined
  }
}

/** The state after an entry of the member's log. The old state stays as it is. */
export function applyEvent(state: ClientState, event: Event): ClientState {
  const next: ClientState = {
    ...state,
    self: reduceSelf(state.self, event),
    devices: reduceDevices([...state.devices], event, state.deviceId),
    relations: reduceRelations(state.relations, event),
    wallet: state.wallet && reduceWallet(state.wallet, event),
    entries: reduceEntries(state.entries, event),
  }
  return conversationsOf(state, event).reduce((held, conversationId) => changeOne(held, conversationId, event), next)
}

/** The state after a message that was pushed. */
export function applyMessage(state: ClientState, message: Message): ClientState {
  const held = state.conversations.get(message.conversationId)
  if (!held) return markStale(state, message.conversationId)
  const { lastSeq } = held.conversation
  if (message.seq <= lastSeq) return state
  // A device fetches what it skipped, and the skipping one with it.
  if (message.seq > lastSeq + 1 || state.stale.has(message.conversationId))
    return markStale(state, message.conversationId)
  const reduced = receiveMessage(held.conversation, message, state.memberId)
  return putReduced(state, message.conversationId, reduced, { messages: [...held.messages, message] })
}

/** What was fetched of a conversation replaces what was held of it, where it is not older. */
export function holdConversation(state: ClientState, conversation: Conversation): ClientState {
  const held = state.conversations.get(conversation.id)
  const reduced = held
    ? mergeConversation(held.conversation, conversation, state.memberId, heldIn(held.messages))
    : { conversation, stale: false }
  return putReduced(state, conversation.id, reduced, held ? {} : { messages: lastOf(conversation) })
}

const lastOf = ({ lastMessage, lastSeq }: Conversation): Message[] =>
  lastMessage && lastMessage.seq === lastSeq ? [lastMessage] : []

function conversationsOf(state: ClientState, event: Event): string[] {
  if (profileIn(event)) return [...state.conversations.keys()]
  if (event.name === 'chat.conversationJoined') return [event.body.conversation.id]
  return 'conversationId' in event.body ? [event.body.conversationId] : []
}

function changeOne(state: ClientState, conversationId: string, event: Event): ClientState {
  const held = state.conversations.get(conversationId)
  if (!held && event.name !== 'chat.conversationJoined') return state
  if (!held) {
    return event.name === 'chat.conversationJoined' ? holdConversation(state, event.body.conversation) : state
  }
  const reduced = reduceConversation(held.conversation, event, state.memberId, heldIn(held.messages))
  const isMissed = isMessageEvent(event) && event.body.seq > held.conversation.lastSeq
  return putReduced(
    state,
    conversationId,
    { ...reduced, stale: reduced.stale || isMissed },
    {
      messages: isMessageEvent(event) ? held.messages.map((message) => reduceMessage(message, event)) : held.messages,
      members: held.members && reduceMembers([...held.members], event),
    },
  )
}

function putReduced(
  state: ClientState,
  conversationId: string,
  { conversation, stale }: Reduced,
  changes: Partial<HeldConversation>,
): ClientState {
  const conversations = new Map(state.conversations)
  const before = state.conversations.get(conversationId)
  if (conversation) {
    const held = { messages: [], members: null, ...before, ...changes, conversation }
    conversations.set(conversationId, { ...held, messages: seenOf(held) })
  } else conversations.delete(conversationId)
  const next = { ...state, conversations }
  if (stale) return markStale(next, conversationId)
  return conversation ? next : { ...next, stale: new Set([...state.stale].filter((id) => id !== conversationId)) }
}

/** What was cleared is not held any more. */
const seenOf = ({ messages, conversation: { firstSeq } }: HeldConversation): readonly Message[] =>
  messages[0] && messages[0].seq < firstSeq ? messages.filter(({ seq }) => seq >= firstSeq) : messages

function markStale(state: ClientState, conversationId: string): ClientState {
  return state.stale.has(conversationId) ? state : { ...state, stale: new Set([...state.stale, conversationId]) }
}

function reduceRelations(relations: ReadonlyMap<string, Relation>, event: Event): ReadonlyMap<string, Relation> {
  const memberId =
    event.name === 'contacts.relationChanged'
      ? event.body.relation.member.id
      : event.name === 'accounts.memberChanged'
        ? event.body.member.id
        : undefined
  if (memberId === undefined) return relations
  const relation = reduceRelation(relations.get(memberId), event, memberId)
  const next = new Map(relations)
  if (relation) next.set(memberId, relation)
  else next.delete(memberId)
  return next
}
