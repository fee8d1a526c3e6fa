/** Small records for tables of tests: only what a row is about is said. */
import type { Conversation, Member, Message, Relation } from '@sampan/contract'

export const ME = 'me'
export const OTHER = 'other'

export const member = (id: string, name = id): Member => ({
  id,
  handle: id,
  name,
  about: '',
  region: null,
  avatarFileId: null,
})

export const message = (seq: number, changes: Partial<Message> = {}): Message => ({
  conversationId: 'c',
  seq,
  id: `m${seq}`,
  senderId: OTHER,
  sentAt: '2026-03-01T08:00:00.000Z',
  body: { kind: 'text', text: `Text ${seq}`, mentions: [] },
  replyToSeq: null,
  forwarded: false,
  expiresAt: null,
  editedAt: null,
  reactions: [],
  ...changes,
})

export const mentioning = (seq: number, memberId = ME): Message =>
  message(seq, { body: { kind: 'text', text: '@you', mentions: [{ memberId, offset: 0, length: 4 }] } })

export const note = (seq: number): Message =>
  message(seq, { senderId: null, body: { kind: 'note', note: { type: 'contactsNow' } } })

export const conversation = (lastSeq: number, changes: Partial<Conversation> = {}): Conversation => ({
  id: 'c',
  kind: 'group',
  title: null,
  peer: null,
  memberCount: 2,
  faces: [member(ME), member(OTHER)],
  role: 'member',
  mayPost: true,
  muted: false,
  pinned: false,
  archivedSeq: null,
  hiddenSeq: null,
  markedUnread: false,
  strongAlert: false,
  background: null,
  disappearAfter: null,
  firstSeq: 1,
  lastSeq,
  lastMessage: lastSeq > 0 ? message(lastSeq) : null,
  readSeq: 0,
  unread: { count: lastSeq, upToSeq: lastSeq },
  mentionedSeq: null,
  draft: null,
  peerReadSeq: 0,
  group: null,
  createdAt: '2026-03-01T08:00:00.000Z',
  ...changes,
})

export const relation = (memberId: string, changes: Partial<Relation> = {}): Relation => ({
  member: member(memberId),
  state: 'contact',
  greeting: null,
  remark: null,
  blocked: false,
  starred: false,
  tagIds: [],
  note: null,
  phones: [],
  changedAt: '2026-03-01T08:00:00.000Z',
  ...changes,
})
