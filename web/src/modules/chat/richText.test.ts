import { expect, test } from 'vitest'
import { findMentions, isLargeEmoji, mentionQuery, splitText } from './richText.ts'

const shape = (text: string, mentions = [] as Parameters<typeof splitText>[1]) =>
  splitText(text, mentions)
    .map((part) => (part.kind === 'text' ? part.text : `<${part.kind} ${part.text}>`))
    .join('')

test.each([
  ['Hello', 'Hello'],
  ['See https://sampan.example/a?b=1#c.', 'See <link https://sampan.example/a?b=1#c>.'],
  ['(www.example.org)', '(<link www.example.org>)'],
  ['https://example.org/wiki/Tea_(drink) is good', '<link https://example.org/wiki/Tea_(drink)> is good'],
  ['看 https://example.org，很好', '看 <link https://example.org>，很好'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['https://', 'https://'],
  ['Call +43 660 1234567.', 'Call <link +43 660 1234567>.'],
  ['or 0660/1234567, now', 'or <link 0660/1234567>, now'],
  ['我的电话是13812345678，邮箱mei@example.cn。', '我的电话是<link 13812345678>，邮箱<link mei@example.cn>。'],
  ['(212) 555-0123 or 212-555-0123', '<link (212) 555-0123> or <link 212-555-0123>'],
  ['write to omar.river+tea@mail.example.org!', 'write to <link omar.river+tea@mail.example.org>!'],
  ['More at example.com/path?q=1, or sampan.dev.', 'More at <link example.com/path?q=1>, or <link sampan.dev>.'],
  ['It was fine.It is late.so go', 'It was fine.It is late.so go'],
  ['on 01/02/2026 at 10:20, 2026-11-21', 'on 01/02/2026 at 10:20, 2026-11-21'],
  ['€1,234,567.00 for 0.1234567 of 192.168.100.100', '€1,234,567.00 for 0.1234567 of 192.168.100.100'],
  ['order 4711081512345678901234', 'order 4711081512345678901234'],
  ['readme.com.txt and someone@', 'readme.com.txt and someone@'],
])('%s is cut as %s', (text, cut) => {
  expect(shape(text)).toBe(cut)
})

test('numbers are called and letters are sent', () => {
  expect(splitText('+43 (660) 123-4567', [])).toMatchObject([{ href: 'tel:+436601234567' }])
  expect(splitText('mei@example.cn', [])).toMatchObject([{ href: 'mailto:mei@example.cn' }])
  expect(splitText('example.com', [])).toMatchObject([{ href: 'https://example.com/' }])
})

test('links without a scheme get one', () => {
  expect(splitText('www.example.org', [])).toEqual([
    { kind: 'link', text: 'www.example.org', href: 'https://www.example.org/' },
  ])
})

test('mentions are cut out, overlapping and lost ones are not', () => {
  const mentions = [
    { memberId: 'omar', offset: 3, length: 5 },
    { memberId: 'mei', offset: 5, length: 4 },
    { memberId: 'far', offset: 90, length: 4 },
  ]
  expect(shape('Hi @Omar you bring the tea?', mentions)).toBe('Hi <mention @Omar> you bring the tea?')
})

test.each([
  ['😀', true],
  ['👩‍🚀 ❤️🇩🇪', true],
  ['😀😀😀😀', false],
  ['1', false],
  ['ok 😀', false],
  [' ', false],
])('%s large: %s', (text, large) => {
  expect(isLargeEmoji(text)).toBe(large)
})

test('chosen names are found again, the longest first', () => {
  const people = [
    { id: '1', name: 'Mei' },
    { id: '2', name: 'Mei 林美' },
  ]
  expect(findMentions('@Mei 林美 and @Mei', people)).toEqual([
    { memberId: '2', offset: 0, length: 7 },
    { memberId: '1', offset: 12, length: 4 },
  ])
})

test.each([
  ['@', 1, { query: '', start: 0 }],
  ['Hi @om', 6, { query: 'om', start: 3 }],
  ['mail@example', 12, undefined],
  ['你好@lin', 6, { query: 'lin', start: 2 }],
  ['到了，@', 4, { query: '', start: 3 }],
  ['@mei\nand', 8, undefined],
])('in %j at %i', (text, caret, query) => {
  expect(mentionQuery(text, caret)).toEqual(query)
})
