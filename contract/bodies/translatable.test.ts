import { expect, it } from 'vitest'
import type { MessageBody } from './message.ts'
import { translatableOf } from './translatable.ts'

const id = '01920000-0000-7000-8000-000000000001'
const place = { kind: 'place', latitude: '1', longitude: '2', name: 'Pier', address: '' } as const
const transfer = {
  kind: 'transfer',
  transferId: id,
  toId: id,
  amount: '800',
  currency: 'EUR',
  state: 'waiting',
} as const
const packet = { kind: 'redPacket', packetId: id, way: 'lucky', cover: 'lantern' } as const
const line = (text: string) => ({ kind: 'text' as const, senderName: 'Mei', text })

it.each<[string, MessageBody, string]>([
  ['a text', { kind: 'text', text: 'Hello', mentions: [] }, 'Hello'],
  ['a place without an address', place, 'Pier'],
  ['a place with one', { ...place, address: 'Quay 1' }, 'Pier\nQuay 1'],
  ['the note of a transfer', { ...transfer, note: 'For the tickets' }, 'For the tickets'],
  ['a transfer without one', { ...transfer, note: '' }, ''],
  [
    'what a red packet wishes',
    { ...packet, forIds: [], greeting: '恭喜发财', state: 'open', claimed: false },
    '恭喜发财',
  ],
  [
    'messages sent on as one',
    { kind: 'history', count: 3, names: ['Mei'], lines: [line('One'), line(''), line('Two')] },
    'One\nTwo',
  ],
  [
    'a card, which is a name',
    { kind: 'contactCard', memberId: id, name: 'Mei', handle: 'mei', avatarFileId: null },
    '',
  ],
  ['what is gone', { kind: 'recalled' }, ''],
])('%s', (_name, body, words) => expect(translatableOf(body)).toBe(words))
