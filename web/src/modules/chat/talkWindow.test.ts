import { expect, test } from 'vitest'
import { around, earlier, later, newest, type TalkWindow, trimmed, unreadShown, within } from './talkWindow.ts'

const held = { fromSeq: 301, toSeq: 1_000 }
/** As `301–360`, or `941–` up to the newest. */
const windowOf = (text: string): TalkWindow => {
  const [from = '', to = ''] = text.split('–')
  return { fromSeq: Number(from), toSeq: to === '' ? null : Number(to) }
}
const textOf = ({ fromSeq, toSeq }: TalkWindow): string => `${fromSeq}–${toSeq ?? ''}`

test.each([
  ['nothing unread: a page', newest(1_000), '941–'],
  ['five unread: a page', newest(1_000, unreadShown(1_000, 995, 5)), '941–'],
  ['200 unread: some that were read stand above', newest(1_000, unreadShown(1_000, 800, 200)), '781–'],
  ['600 unread: the newest', newest(1_000, unreadShown(1_000, 400, 600)), '941–'],
  ['all read, one own message later', newest(1_000, unreadShown(1_000, 999, 0)), '941–'],
  ['a short conversation', newest(12), '1–'],
])('opens: %s', (_, window, wanted) => expect(textOf(window)).toBe(wanted))

test.each([
  ['941–', '881–'],
  ['500–700', '440–700'],
  // Beyond what is held: the page before is wanted, and not more of what has just come.
  ['301–', '241–'],
  ['20–', '241–'],
])('back from %s: %s', (window, wanted) => expect(textOf(earlier(windowOf(window), held))).toBe(wanted))

test.each([
  ['401–800', '401–860'],
  ['541–939', '541–999'],
  ['541–940', '541–'],
  ['941–', '941–'],
])('on from %s: %s', (window, wanted) => expect(textOf(later(windowOf(window), held))).toBe(wanted))

test.each([
  ['941–', 950, '941–'],
  ['941–', 941, '941–'],
  ['941–', 500, '440–560'],
  ['440–560', 980, '920–'],
  ['440–560', 561, '501–621'],
  ['941–', 310, '250–370'],
])('from %s to %i: %s', (window, seq, wanted) => expect(textOf(around(windowOf(window), held, seq))).toBe(wanted))

test.each([
  // window, what is on the screen, what is left
  ['601–', 990, '601–'],
  ['541–', 560, '541–940'],
  ['541–', 990, '601–'],
  ['401–860', 420, '401–800'],
  ['401–860', 850, '461–860'],
  // It cannot reach back beyond what is held: that does not count.
  ['1–700', 400, '1–700'],
  ['1–760', 400, '301–700'],
])('%s while %i is read: %s', (window, seq, wanted) =>
  expect(textOf(trimmed(windowOf(window), held, seq))).toBe(wanted),
)

test.each([
  ['401–800', '401–800'],
  ['100–300', '941–'],
  ['100–', '100–'],
])('after long away %s becomes %s', (window, wanted) => expect(textOf(within(windowOf(window), held))).toBe(wanted))
