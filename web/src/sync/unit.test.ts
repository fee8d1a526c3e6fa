import type { Conversation, Message } from '@sampan/contract'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyMessage, noFindings } from './apply.ts'
import { Store } from './store.ts'
import { inUnit } from './unit.ts'

const epoch = 'one'
const memberId = 'me'
const conversation: Conversation = {
  id: 'talk',
  kind: 'group',
  title: 'Talk',
  peer: null,
  memberCount: 2,
  faces: [],
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
  draft: null,
  group: null,
  firstSeq: 1,
  lastSeq: 0,
  lastMessage: null,
  readSeq: 0,
  peerReadSeq: 0,
  unread: { count: 0, upToSeq: 0 },
  mentionedSeq: null,
  createdAt: '2026-03-01T08:00:00.000Z',
}

const messageOf = (seq: number): Message => ({
  conversationId: conversation.id,
  seq,
  id: `message ${seq}`,
  senderId: 'other',
  sentAt: conversation.createdAt,
  body: { kind: 'text', text: `${seq}`, mentions: [] },
  replyToSeq: null,
  forwarded: false,
  expiresAt: null,
  editedAt: null,
  reactions: [],
})

let store: Store
beforeEach(async () => {
  store = new Store('sampan', { indexedDB: new IDBFactory(), IDBKeyRange })
  await store.begin({ memberId, deviceId: null, epoch, logSeq: 1 })
  await store.conversations.put({
    id: conversation.id,
    conversation,
    fromSeq: 1,
    toSeq: 0,
    neededSeq: 0,
    stale: false,
  })
})
afterEach(() => store.close())

test('a burst of messages that touches nothing but what is remembered stays one transaction', async () => {
  const count = 300
  await inUnit(store, epoch, async (unit) => {
    for (let seq = 1; seq <= count; seq += 1) await applyMessage(unit, messageOf(seq), noFindings())
  })
  expect(await store.messages.count()).toBe(count)
  expect((await store.conversations.get(conversation.id))?.toSeq).toBe(count)
})
