import type { Message, Retention } from '@sampan/contract'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { conversation, ME, message, note } from '../../../sdk/src/state/fixtures.ts'
import { type Cleared, clearHeld } from './retention.ts'
import { Store } from './store.ts'
import { inUnit, type Unit } from './unit.ts'

const epoch = 'one'
const DAY_MS = 86_400_000
const now = Date.parse('2026-03-31T08:00:00.000Z')
const daysAgo = (days: number) => ({ sentAt: new Date(now - days * DAY_MS).toISOString() })
const picture = (seq: number, days: number): Message =>
  message(seq, {
    ...daysAgo(days),
    body: { kind: 'picture', fileId: `f${seq}`, caption: '', width: 1, height: 1, placeholder: '' },
  })
const forever = { messagesDays: null, mediaDays: null }

let store: Store
const context = {
  inUnit: <Result>(work: (unit: Unit) => Promise<Result>) => inUnit(store, epoch, work),
  follow: () => {},
}
beforeEach(async () => {
  store = new Store('sampan', { indexedDB: new IDBFactory(), IDBKeyRange })
  await store.begin({ memberId: ME, deviceId: null, epoch, logSeq: 1 })
})
afterEach(() => store.close())

const hold = async (messages: Message[], fromSeq = 1) => {
  const last = messages.at(-1) ?? null
  const toSeq = last?.seq ?? 0
  const held = conversation(toSeq, { lastMessage: last })
  await store.messages.bulkPut(messages)
  await store.conversations.put({ id: 'c', conversation: held, fromSeq, toSeq, neededSeq: toSeq, stale: false })
}
const keep = (group: Retention['group']) => store.retention.put({ key: 'retention', rules: { direct: forever, group } })
const kinds = async () => (await store.messages.toArray()).map(({ body }) => body.kind)

test('what is too old goes, in the list of chats too, and notes stay', async () => {
  await hold([note(1), message(2, daysAgo(9)), picture(3, 8), message(4, daysAgo(7))])
  await store.messages.update(['c', 1], daysAgo(10))
  await clearHeld(context, now, new Map())
  expect(await kinds()).toEqual(['note', 'text', 'picture', 'text'])
  await keep({ messagesDays: 7, mediaDays: null })
  await clearHeld(context, now, new Map())
  expect(await kinds()).toEqual(['note', 'expired', 'expired', 'expired'])
  expect((await store.conversations.get('c'))?.conversation.lastMessage?.body.kind).toBe('expired')
})

test('media go sooner where they have a rule of their own, and direct chats have theirs', async () => {
  await hold([message(1, daysAgo(9)), picture(2, 8), picture(3, 2)])
  await keep({ messagesDays: 30, mediaDays: 7 })
  await clearHeld(context, now, new Map())
  expect(await kinds()).toEqual(['text', 'expired', 'picture'])
})

test('more than goes at once goes, as time goes by, and what is fetched later too', async () => {
  const count = 450
  const sent = Array.from({ length: count }, (_, index) => message(index + 51, daysAgo(10 - index / 100)))
  await hold(sent, 51)
  await keep({ messagesDays: 7, mediaDays: 2 })
  const cleared: Cleared = new Map()
  await clearHeld(context, now, cleared)
  const left = async () => (await kinds()).filter((kind) => kind === 'text').length
  expect(await left()).toBe(149)
  await clearHeld(context, now + DAY_MS, cleared)
  expect(await left()).toBe(49)
  const older = Array.from({ length: 50 }, (_, index) => message(index + 1, daysAgo(11)))
  await hold([...older, ...(await store.messages.toArray())])
  await clearHeld(context, now + DAY_MS, cleared)
  expect(await left()).toBe(49)
})

test('quotes of what is gone say nothing either', async () => {
  await hold([message(9, daysAgo(1))], 9)
  await store.quotes.put(message(2, daysAgo(20)))
  await keep({ messagesDays: 7, mediaDays: null })
  await clearHeld(context, now, new Map())
  expect((await store.quotes.get(['c', 2]))?.body.kind).toBe('expired')
})
