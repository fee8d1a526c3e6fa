import type { Message } from '@sampan/contract'
import { describe, expect, it } from 'vitest'
import { beginEdit, mayEdit } from './editing.ts'

const sentAt = '2026-03-01T08:00:00.000Z'
const message = (changes: Partial<Message> = {}): Message => ({
  conversationId: 'c',
  seq: 3,
  id: 'm3',
  senderId: 'me',
  sentAt,
  body: { kind: 'text', text: 'Hello @Omar', mentions: [{ memberId: 'omar', offset: 6, length: 5 }] },
  replyToSeq: null,
  forwarded: false,
  expiresAt: null,
  editedAt: null,
  reactions: [],
  ...changes,
})
const picture = { kind: 'picture', fileId: 'f', caption: '', width: 1, height: 1, placeholder: '' } as const
const after = (minutes: number) => new Date(Date.parse(sentAt) + minutes * 60_000)

describe('mayEdit', () => {
  it.each([
    ['an own text', {}, 1, true],
    ['the caption of an own picture, empty so far', { body: picture }, 1, true],
    ['a text of another', { senderId: 'omar' }, 1, false],
    ['what was forwarded', { forwarded: true }, 1, false],
    ['what was taken back', { body: { kind: 'recalled' } as const }, 1, false],
    ['after a quarter of an hour', {}, 15, false],
  ])('%s', (_name, changes, minutes, expected) => {
    expect(mayEdit(message(changes), 'me', after(minutes))).toBe(expected)
  })
})

it('begins with what was said and whom it named', () => {
  expect(beginEdit(message())).toEqual({
    seq: 3,
    kind: 'text',
    before: 'Hello @Omar',
    text: 'Hello @Omar',
    named: [{ id: 'omar', name: 'Omar' }],
    shownUrl: undefined,
  })
  expect(beginEdit(message({ body: { kind: 'recalled' } }))).toBeUndefined()
})
