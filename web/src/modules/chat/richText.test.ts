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
])('%s is cut as %s', (text, cut) => {
  expect(shape(text)).toBe(cut)
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
  ['@mei\nand', 8, undefined],
])('in %j at %i', (text, caret, query) => {
  expect(mentionQuery(text, caret)).toEqual(query)
})
