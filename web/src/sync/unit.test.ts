import type { LogEntry, Message } from '@sampan/contract'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { conversation as conversationWith, message } from '../../../sdk/src/state/fixtures.ts'
import { applyEntries, applyMessage } from './apply.ts'
import { expireHeld } from './expiry.ts'
import { noFindings } from './findings.ts'
import { Store } from './store.ts'
import { inUnit } from './unit.ts'

const epoch = 'one'
const memberId = 'me'
const conversation = conversationWith(0, { id: 'talk', title: 'Talk', faces: [] })

const messageOf = (seq: number): Message =>
  message(seq, {
    conversationId: conversation.id,
    id: `message ${seq}`,
    body: { kind: 'text', text: `${seq}`, mentions: [] },
  })

let store: Store
let forgotten: string[]
beforeEach(async () => {
  forgotten = []
  const media = { forget: async (ids: readonly string[]) => void forgotten.push(...ids), forgetAll: async () => {} }
  store = new Store('sampan', { indexedDB: new IDBFactory(), IDBKeyRange }, media)
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

const picture = (seq: number): Message => ({
  ...messageOf(seq),
  body: { kind: 'picture', fileId: `file ${seq}`, caption: '', width: 1, height: 1, placeholder: '' },
})
const recalled = (seq: number): LogEntry => ({
  seq: 2,
  at: conversation.createdAt,
  name: 'chat.messageRecalled',
  body: { conversationId: conversation.id, seq },
})

test('what was taken back takes its picture off this device, and nothing else’s', async () => {
  await inUnit(store, epoch, async (unit) => {
    for (const seq of [1, 2]) await applyMessage(unit, picture(seq), noFindings())
  })
  expect(forgotten).toEqual([])
  await inUnit(store, epoch, (unit) => applyEntries(unit, [recalled(1)], noFindings()))
  expect(forgotten).toEqual(['file 1'])
})

test('what has disappeared, was cleared or left takes its pictures along', async () => {
  const at = Date.parse('2026-03-02T08:00:00.000Z')
  const going = { ...picture(1), expiresAt: new Date(at).toISOString() }
  await inUnit(store, epoch, async (unit) => {
    for (const message of [going, picture(2), picture(3)]) await applyMessage(unit, message, noFindings())
  })
  await inUnit(store, epoch, (unit) => expireHeld(unit, at, noFindings()))
  expect(forgotten).toEqual(['file 1'])
  await inUnit(store, epoch, (unit) => unit.dropMessagesBefore(conversation.id, 3))
  await inUnit(store, epoch, (unit) => unit.dropConversation(conversation.id))
  expect(forgotten).toEqual(['file 1', 'file 2', 'file 3'])
})
