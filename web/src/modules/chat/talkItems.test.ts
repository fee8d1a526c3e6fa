import type { Message } from '@sampan/contract'
import { expect, test } from 'vitest'
import { type MadeItems, type TalkContext, talkItems } from './talkItems.ts'

const message = (seq: number, replyToSeq: number | null = null): Message => ({
  conversationId: 'c',
  seq,
  id: `m${seq}`,
  senderId: 'me',
  sentAt: `2026-11-21T10:0${seq}:00.000Z`,
  body: { kind: 'text', text: `Number ${seq}`, mentions: [] },
  replyToSeq,
  forwarded: false,
  expiresAt: null,
  editedAt: null,
  reactions: [],
})

const context: TalkContext = {
  names: { selfId: 'me', nameOf: () => 'Me' },
  faceOf: (id) => ({ id, name: id }),
  listNames: (names) => names.join(),
  isDirect: true,
  peerReadSeq: 0,
  unreadFromSeq: null,
  fileUrl: () => '',
  blobUrlOf: () => undefined,
  uploads: new Map(),
  quotes: new Map(),
  errorText: () => '',
  youWord: 'you',
  lineOf: () => '',
}

const timelineOf = (messages: readonly Message[]) => ({
  entries: messages.map((each) => ({ kind: 'message' as const, key: each.id, message: each })),
  hasOlder: false,
  hasNewer: false,
  heldFromSeq: 1,
  heldToSeq: messages.length,
})

test('what did not change stays the same item, so that it is not drawn again', () => {
  const made: MadeItems = new WeakMap()
  const [first, second, third] = [message(1), message(2), message(3, 1)]
  const drawn = (messages: readonly Message[], change: Partial<TalkContext> = {}) =>
    talkItems(timelineOf(messages), { ...context, ...change }, made).filter(({ kind }) => kind === 'message')

  const before = drawn([second, third])
  const [, one, other] = drawn([first, second, third], { quotes: new Map([[1, first]]) })
  // It follows another one now.
  expect(one).not.toBe(before[0])
  // What it quotes is here now.
  expect(other).not.toBe(before[1])

  const quotes = new Map([[1, first]])
  const held = drawn([first, second, third], { quotes })
  expect(drawn([first, second, third], { quotes: new Map(quotes) }).map((item, at) => item === held[at])).toEqual([
    true,
    true,
    true,
  ])
  const read = drawn([first, second, third], { quotes, peerReadSeq: 1 })
  expect(read.map((item, at) => item === held[at])).toEqual([false, true, true])
  const edited = { ...second, editedAt: '2026-11-21T11:00:00.000Z' }
  const again = drawn([first, edited, third], { quotes, peerReadSeq: 1 })
  expect(again.map((item, at) => item === read[at])).toEqual([true, false, true])
})
