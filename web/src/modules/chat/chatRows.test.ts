import type { Conversation, Message, MessageBody } from '@sampan/contract'
import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { conversation as conversationWith, member, message as messageWith } from '../../../../sdk/src/state/fixtures.ts'
import english from '../../locales/en/index.ts'
import type { ConversationView } from '../../sync/index.ts'
import { type RowContext, rowOf } from './chatRows.ts'

const mei = member('mei', 'Mei 林美')
const omar = member('omar', 'Omar')

const message = (body: MessageBody, senderId: string | null = 'mei', seq = 5): Message =>
  messageWith(seq, { body, senderId })
const text = (words: string): MessageBody => ({ kind: 'text', text: words, mentions: [] })

const transfer: MessageBody = {
  kind: 'transfer',
  transferId: 't',
  toId: 'omar',
  amount: '2400',
  currency: 'EUR',
  note: 'Ferry',
  state: 'waiting',
}
const packet: MessageBody = {
  kind: 'redPacket',
  packetId: 'p',
  way: 'lucky',
  forIds: [],
  greeting: 'Enjoy!',
  cover: 'plain',
  state: 'open',
  claimed: false,
}
const bill: MessageBody = {
  kind: 'bill',
  billId: 'b',
  way: 'equal',
  note: 'Dinner',
  currency: 'EUR',
  total: '2400',
  shares: [{ memberId: 'omar', amount: '2400', paid: false }],
  state: 'open',
}

const direct = conversationWith(5, {
  kind: 'direct',
  peer: mei,
  faces: [],
  lastMessage: message(text('Hello')),
  readSeq: 5,
  unread: { count: 0, upToSeq: 5 },
  peerReadSeq: 4,
})
const group: Conversation = { ...direct, kind: 'group', peer: null, faces: [omar, mei, member('anya', 'Аня')] }

const view = (conversation: Conversation, extra: Partial<ConversationView> = {}): ConversationView => ({
  conversation,
  activeAt: '2026-01-01T09:00:00.000Z',
  draft: '',
  outgoing: null,
  failedCount: 0,
  ...extra,
})

let context: RowContext
beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: english }, ns: ['chat', 'common'], defaultNS: 'chat' })
  const people = new Map([mei, omar, member('anya', 'Аня')].map((one) => [one.id, one]))
  context = {
    names: { selfId: 'omar', nameOf: (id) => people.get(id)?.name ?? '' },
    t: i18next.getFixedT('en', ['chat', 'common']),
    listNames: (names) => names.join(', '),
    faceOf: ({ id, name }) => ({ id, name }),
    tileOf: ({ faces }) => faces,
    typing: new Map(),
    online: new Set(['mei']),
    currentId: undefined,
  }
})

describe('the second line', () => {
  test.each<[string, Partial<Conversation>, MessageBody, string | null, string]>([
    ['a direct text', {}, text('Hello'), 'mei', 'Hello'],
    ['a group’s text names its sender', { ...group }, text('Hello'), 'mei', 'Mei 林美: Hello'],
    ['but not oneself', { ...group }, text('Hello'), 'omar', 'Hello'],
    ['a recalled one', {}, { kind: 'recalled' }, 'mei', 'Mei 林美 took a message back'],
    ['a recalled one of one’s own', {}, { kind: 'recalled' }, 'omar', 'You took a message back'],
    ['a note', {}, { kind: 'note', note: { type: 'contactsNow' } }, null, 'You are now contacts. Say hello!'],
    [
      'a note of a group',
      { ...group },
      { kind: 'note', note: { type: 'memberLeft', memberId: 'mei' } },
      null,
      'Mei 林美 left the group',
    ],
    ['a transfer, without its amount', {}, transfer, 'mei', '[Transfer] Ferry'],
    ['one without a note', {}, { ...transfer, note: '' }, 'omar', '[Transfer]'],
    ['a red packet in a group', { ...group }, packet, 'mei', 'Mei 林美: [Red packet] Enjoy!'],
    ['a bill', {}, bill, 'mei', '[Split bill] Dinner'],
    ['money that is asked for', {}, { ...bill, way: 'ask' }, 'mei', '[Request] Dinner'],
  ])('%s', (_name, change, body, senderId, words) => {
    const row = rowOf(view({ ...direct, ...change, lastMessage: message(body, senderId) }), context)
    expect(row.last).toMatchObject({ kind: 'message', text: words })
  })

  test('typing goes before a draft, and a draft before the last message', () => {
    expect(rowOf(view(direct, { draft: 'So…' }), context).last).toEqual({ kind: 'draft', text: 'So…' })
    const typing = { ...context, typing: new Map([['c', ['mei']]]) }
    expect(rowOf(view(direct, { draft: 'So…' }), typing).last).toEqual({ kind: 'typing', text: 'typing…' })
    expect(rowOf(view(direct, { draft: 'So…' }), { ...context, currentId: 'c' }).last).toMatchObject({
      kind: 'message',
    })
  })
})

describe('the mark', () => {
  test.each([
    // sender, peer has read up to, → mark
    ['omar', 4, 'sent'],
    ['omar', 5, 'read'],
    ['mei', 5, undefined],
  ])('%s’s message while the other has read up to %i: %s', (senderId, peerReadSeq, mark) => {
    expect(rowOf(view({ ...direct, peerReadSeq, lastMessage: message(text('x'), senderId) }), context).mark).toBe(mark)
  })
})

test('a group without a name is called by its people', () => {
  expect(rowOf(view(group), context).name).toBe('Mei 林美, Аня')
  expect(rowOf(view({ ...group, title: 'The river' }), context).name).toBe('The river')
})

test('the name that somebody has in a group stands before what it said', () => {
  const named = { ...context, namesIn: () => ({ ...context.names, nameOf: () => 'Captain' }) }
  expect(rowOf(view(group), named).last).toEqual({ kind: 'message', text: 'Captain: Hello', said: 'Hello' })
})

test.each([
  ['hidden and not looked into since', 5, 5, true],
  ['hidden, then looked into', 4, 5, false],
  ['not hidden', null, 5, false],
])('%s: %s, read up to %s', (_name, hiddenSeq, readSeq, hushed) => {
  expect(rowOf(view({ ...direct, hiddenSeq, readSeq }), context).hushed).toBe(hushed)
})
