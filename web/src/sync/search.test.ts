import type { Conversation, Message } from '@sampan/contract'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { conversation, message } from '../../../sdk/src/state/fixtures.ts'
import { findHeld } from './search.ts'
import { Store } from './store.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 8, minute)).toISOString()

const messageOf = (conversationId: string, seq: number, minute: number, text: string, senderId = 'mei'): Message =>
  message(seq, {
    conversationId,
    id: `${conversationId} ${seq}`,
    senderId,
    sentAt: at(minute),
    body: { kind: 'text', text, mentions: [] },
  })

const conversationOf = (id: string, lastMessage: Message | null, firstSeq: number): Conversation =>
  conversation(lastMessage?.seq ?? 0, { id, title: id, firstSeq, lastMessage, unread: { count: 0, upToSeq: 0 } })

let store: Store
beforeEach(() => {
  store = new Store('sampan', { indexedDB: new IDBFactory(), IDBKeyRange })
})

async function hold(id: string, messages: readonly Message[], firstSeq = 1): Promise<void> {
  const last = messages.at(-1) ?? null
  const range = { fromSeq: messages[0]?.seq ?? 1, toSeq: last?.seq ?? 0, neededSeq: 0, stale: false }
  await store.conversations.put({ id, conversation: conversationOf(id, last, firstSeq), ...range })
  await store.messages.bulkPut([...messages])
}

const textsOf = async (...asked: Parameters<typeof findHeld> extends [Store, ...infer Rest] ? Rest : never) =>
  (await findHeld(store, ...asked)).map(({ message: { body } }) => (body.kind === 'text' ? body.text : body.kind))

test('what is held is found in all chats, the newest first', async () => {
  await hold('river', [messageOf('river', 1, 1, 'ferry one'), messageOf('river', 2, 5, '坐渡船 ferry three')])
  await hold('sea', [messageOf('sea', 1, 3, 'Ferry two'), messageOf('sea', 2, 9, 'nothing')])
  expect(await textsOf({ text: 'ferry' }, 10)).toEqual(['坐渡船 ferry three', 'Ferry two', 'ferry one'])
  expect(await textsOf({ text: 'ferry' }, 2)).toEqual(['坐渡船 ferry three', 'Ferry two'])
  expect(await textsOf({ text: '渡船' }, 10)).toEqual(['坐渡船 ferry three'])
  expect(await textsOf({ text: 'ferry', conversationId: 'sea' }, 10)).toEqual(['Ferry two'])
  expect(await textsOf({}, 10)).toEqual([])
})

test('what is deleted here and not told yet is not found, nor what was cleared', async () => {
  const messages = [1, 2, 3].map((seq) => messageOf('river', seq, seq, `ferry ${seq}`))
  await hold('river', messages, 2)
  await store.acts.put({ kind: 'hide', subject: 'hide', key: 'key', conversationId: 'river', seq: 3, state: 'waiting' })
  expect(await textsOf({ text: 'ferry' }, 10)).toEqual(['ferry 2'])
})

test('however many there are', async () => {
  const messages = Array.from({ length: 1_500 }, (_, index) =>
    messageOf('river', index + 1, index, index % 500 === 3 ? `rare ${index}` : `common ${index}`),
  )
  await hold('river', messages)
  expect(await textsOf({ text: 'rare' }, 10)).toEqual(['rare 1003', 'rare 503', 'rare 3'])
  expect(await textsOf({ text: 'common' }, 3)).toEqual(['common 1499', 'common 1498', 'common 1497'])
})
