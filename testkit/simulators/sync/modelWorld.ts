/**
 * The platform as the contract tells it, in memory and as plain as can be: numbered conversations, a numbered log for
 * each member. It is written apart from the server, so that both are held to the contract and not to each other.
 */
import {
  type Conversation,
  type ConversationMember,
  type Device,
  EVERYONE,
  type Event,
  type LogEntry,
  type Member,
  type Message,
  type MessageBody,
  type Note,
  plainPreferences,
  type Relation,
  type Role,
  type Self,
  type Transfer,
  type WireError,
  errors as wireErrors,
} from '@sampan/contract'
import type { ModelPurse } from './modelMoney.ts'
import type { Dice } from './random.ts'

export interface ModelDevice {
  id: string
  memberId: string
  name: string
  createdAt: string
}

export interface ModelMember {
  profile: Member
  createdAt: string
  devices: Map<string, ModelDevice>
  relations: Map<string, Relation>
  log: LogEntry[]
  logSeq: number
  purse: ModelPurse
}

export interface Membership {
  memberId: string
  role: Role
  firstSeq: number
  readSeq: number
  muted: boolean
  pinned: boolean
  mayPost: boolean
  joinOrder: number
  left: boolean
  hidden: Set<number>
}

export interface ModelMessage {
  seq: number
  id: string
  senderId: string | null
  sentAt: string
  body: MessageBody
  replyToSeq: number | null
  forwarded: boolean
  editedAt: string | null
  reactions: Map<string, string>
}

export interface ModelConversation {
  id: string
  kind: 'direct' | 'group'
  title: string | null
  createdAt: string
  messages: ModelMessage[]
  memberships: Map<string, Membership>
}

/** What devices are told, at once. */
export type Telling =
  | { type: 'message'; memberId: string; message: Message }
  | { type: 'log'; memberId: string; entry: LogEntry }
  | { type: 'deviceEnded'; deviceId: string }

export class Refused extends Error {
  readonly error: WireError

  constructor(code: WireError['code'], details?: Record<string, unknown>) {
    super(code)
    this.error = { code, message: wireErrors[code].message, ...(details ? { details } : {}) }
  }
}

export interface World {
  now(): string
  newId(): string
  members: Map<string, ModelMember>
  conversations: Map<string, ModelConversation>
  transfers: Map<string, Transfer>
  tell(telling: Telling): void
  /** So many entries of a log are kept: a device that was away for longer starts anew. */
  logKept: number
}

export function createWorld(dice: Dice, nowMs: () => number, tell: (telling: Telling) => void): World {
  return {
    now: () => new Date(nowMs()).toISOString(),
    newId: () => dice.id(nowMs()),
    members: new Map(),
    conversations: new Map(),
    transfers: new Map(),
    tell,
    logKept: dice.pick([3, 20, 400]) ?? 20,
  }
}

export function memberOf(world: World, memberId: string): ModelMember {
  const member = world.members.get(memberId)
  if (!member) throw new Refused('member.notFound')
  return member
}

export function emit(world: World, memberIds: Iterable<string>, eventFor: Event | ((memberId: string) => Event)): void {
  for (const memberId of memberIds) {
    const member = memberOf(world, memberId)
    const event = typeof eventFor === 'function' ? eventFor(memberId) : eventFor
    member.logSeq += 1
    const entry: LogEntry = structuredClone({ seq: member.logSeq, at: world.now(), ...event })
    member.log.push(entry)
    if (member.log.length > world.logKept) member.log.shift()
    world.tell({ type: 'log', memberId, entry })
  }
}

export const lastSeqOf = (conversation: ModelConversation): number => conversation.messages.length

/** Those who are in it now, in order of joining. */
export const presentIn = ({ memberships }: ModelConversation): Membership[] =>
  [...memberships.values()].filter(({ left }) => !left).sort((a, b) => a.joinOrder - b.joinOrder)

export function addMessage(
  world: World,
  conversation: ModelConversation,
  message: Omit<ModelMessage, 'seq' | 'sentAt' | 'reactions'>,
): ModelMessage {
  const added = { ...message, seq: lastSeqOf(conversation) + 1, sentAt: world.now(), reactions: new Map() }
  conversation.messages.push(added)
  for (const membership of presentIn(conversation)) {
    world.tell({
      type: 'message',
      memberId: membership.memberId,
      message: presentMessage(conversation, added, membership),
    })
  }
  return added
}

export const addNote = (world: World, conversation: ModelConversation, note: Note): ModelMessage =>
  addMessage(world, conversation, {
    id: world.newId(),
    senderId: null,
    body: { kind: 'note', note },
    replyToSeq: null,
    forwarded: false,
    editedAt: null,
  })

export function presentMessage(
  conversation: ModelConversation,
  message: ModelMessage,
  viewer: Pick<Membership, 'hidden'>,
): Message {
  const { seq, id, senderId, sentAt, replyToSeq, forwarded, editedAt } = message
  const isHidden = viewer.hidden.has(seq)
  const emojis = [...new Set(message.reactions.values())].sort()
  const reactions = emojis.map((emoji) => ({
    emoji,
    memberIds: [...message.reactions].flatMap(([memberId, theirs]) => (theirs === emoji ? [memberId] : [])).sort(),
  }))
  return structuredClone({
    conversationId: conversation.id,
    seq,
    id,
    senderId,
    sentAt,
    body: isHidden ? { kind: 'hidden' } : message.body,
    replyToSeq,
    forwarded,
    expiresAt: null,
    editedAt: isHidden || message.body.kind === 'recalled' ? null : editedAt,
    reactions: isHidden ? [] : reactions,
  })
}

/** How the read mark of a member stands, counted up to the last message. */
export function countUnread(conversation: ModelConversation, { memberId, readSeq, hidden }: Membership) {
  const others = conversation.messages.filter(
    ({ seq, senderId }) => seq > readSeq && senderId !== null && senderId !== memberId,
  )
  const mention = others.find(
    ({ seq, body }) =>
      !hidden.has(seq) &&
      body.kind === 'text' &&
      body.mentions.some((named) => named.memberId === memberId || named.memberId === EVERYONE),
  )
  return {
    readSeq,
    unread: { count: others.length, upToSeq: lastSeqOf(conversation) },
    mentionedSeq: mention?.seq ?? null,
  }
}

export function facesOf(world: World, conversation: ModelConversation): { memberCount: number; faces: Member[] } {
  const present = presentIn(conversation)
  if (conversation.kind === 'direct') return { memberCount: 2, faces: [] }
  return {
    memberCount: present.length,
    faces: present.slice(0, 5).map(({ memberId }) => memberOf(world, memberId).profile),
  }
}

export function presentConversation(world: World, conversation: ModelConversation, viewerId: string): Conversation {
  const membership = accessMembership(conversation, viewerId)
  const { id, kind, title, createdAt, messages } = conversation
  const last = messages.at(-1)
  const peer = kind === 'direct' ? presentIn(conversation).find(({ memberId }) => memberId !== viewerId) : undefined
  const { role, mayPost, muted, pinned, firstSeq } = membership
  return structuredClone({
    id,
    kind,
    title,
    peer: peer ? memberOf(world, peer.memberId).profile : null,
    ...facesOf(world, conversation),
    role,
    mayPost,
    ...plainPreferences,
    muted,
    pinned,
    disappearAfter: null,
    draft: null,
    firstSeq,
    lastSeq: lastSeqOf(conversation),
    lastMessage: last && last.seq >= firstSeq ? presentMessage(conversation, last, membership) : null,
    ...countUnread(conversation, membership),
    peerReadSeq: peer?.readSeq ?? 0,
    // What a group is set to, its notice and who asks to come in are not in the model.
    group: null,
    createdAt,
  })
}

export function presentMembers(world: World, { memberships }: ModelConversation): ConversationMember[] {
  return [...memberships.values()]
    .sort((a, b) => Number(a.left) - Number(b.left) || a.joinOrder - b.joinOrder)
    .map(({ memberId, role, left }) => ({
      member: structuredClone(memberOf(world, memberId).profile),
      role,
      left,
      nickname: null,
      invitedById: null,
    }))
}

export function presentSelf({ profile, createdAt }: ModelMember): Self {
  return structuredClone({
    member: profile,
    language: 'en',
    contactCode: 'AAAAAAAAAAAAAAAA',
    hasPassword: true,
    recoveryCodes: null,
    twoStepSince: null,
    handleChangedAt: null,
    createdAt,
  })
}

export const presentDevice = ({ id, name, createdAt }: ModelDevice, current: boolean): Device => ({
  id,
  name,
  createdAt,
  lastSeenAt: createdAt,
  current,
})

export function accessMembership(conversation: ModelConversation, memberId: string): Membership {
  const membership = conversation.memberships.get(memberId)
  if (!membership || membership.left) throw new Refused('chat.conversationNotFound')
  return membership
}

export function accessConversation(world: World, conversationId: string, memberId: string): ModelConversation {
  const conversation = world.conversations.get(conversationId)
  if (!conversation) throw new Refused('chat.conversationNotFound')
  accessMembership(conversation, memberId)
  return conversation
}

export function accessMessage(conversation: ModelConversation, memberId: string, seq: number): ModelMessage {
  const message = conversation.messages[seq - 1]
  if (!message || seq < accessMembership(conversation, memberId).firstSeq) throw new Refused('chat.messageNotFound')
  return message
}
