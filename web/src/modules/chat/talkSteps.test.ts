import type { Message } from '@sampan/contract'
import { expect, test } from 'vitest'
import type { TalkItem } from './talkItems.ts'
import { nextStep } from './talkSteps.ts'

const message: Message = {
  conversationId: 'c',
  seq: 1,
  id: 'm',
  senderId: null,
  sentAt: '2026-11-21T10:00:00.000Z',
  body: { kind: 'text', text: '', mentions: [] },
  replyToSeq: null,
  forwarded: false,
  expiresAt: null,
  editedAt: null,
  reactions: [],
}

/** As `[ 3 4 5`: a day before the third message. */
const itemsOf = (text: string): TalkItem[] =>
  text
    .split(' ')
    .map((word, index, words) =>
      word === '['
        ? { kind: 'day', key: `day ${words[index + 1]}`, at: new Date(0) }
        : { kind: 'note', key: `m${word}`, seq: Number(word), message },
    )
const textOf = (items: readonly TalkItem[]): string =>
  items.map((item) => (item.kind === 'note' ? item.seq : '[')).join(' ')

test.each([
  // drawn, wanted, and what is drawn step by step: ↑ where only above has something changed, ⇢ another place
  ['[ 3 4 5', '[ 3 4 5', ['[ 3 4 5']],
  ['[ 3 4 5', '[ 3 4 5 6', ['[ 3 4 5 6']],
  ['[ 3 4 5', '[ 3 4', ['[ 3 4']],
  ['[ 3 4 5', '[ 3 5', ['[ 3 5']],
  ['[ 3 4 5', '[ 1 2 3 4 5', ['↑[ 1 2 3 4 5']],
  ['[ 3 4 5', '[ 4 5', ['↑[ 4 5']],
  ['[ 3 4 5', '[ 1 2 3 4 5 6 7', ['↑[ 1 2 3 4 5', '[ 1 2 3 4 5 6 7']],
  ['[ 3 4 5', '[ 4 5 6 7', ['↑[ 4 5', '[ 4 5 6 7']],
  ['[ 3 4 5 6', '[ 1 2 3 4', ['↑[ 1 2 3 4 5 6', '[ 1 2 3 4']],
  ['[ 3 4 5', '[ 5 6 7', ['↑[ 5', '[ 5 6 7']],
  ['[ 3 4 5', '[ 8 9', ['⇢[ 8 9']],
])('from %s to %s: %j', (before, wanted, steps) => {
  const goal = itemsOf(wanted)
  const seen: string[] = []
  for (let drawn = itemsOf(before) as readonly TalkItem[]; drawn !== goal && seen.length < 3; ) {
    const { items, movedAbove, isElsewhere } = nextStep(drawn, goal)
    seen.push(`${movedAbove ? '↑' : ''}${isElsewhere ? '⇢' : ''}${textOf(items)}`)
    drawn = items
  }
  expect(seen).toEqual(steps)
})
