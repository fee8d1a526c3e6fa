import type { Favourite, MessageBody } from '@sampan/contract'
import { describe, expect, test } from 'vitest'
import { kindsAmong, kindsOf, matches, tagsFrom } from './rules.ts'

const favourite = (body: MessageBody, more: Partial<Favourite> = {}): Favourite => ({
  id: 'f',
  conversationId: 'c',
  seq: 1,
  sender: { id: 'm', handle: 'zoe', name: 'Zoë', about: '', region: null, avatarFileId: null },
  sentAt: '2025-11-21T12:00:00.000Z',
  keptAt: '2025-11-21T12:00:00.000Z',
  body,
  note: '',
  tags: [],
  ...more,
})
const text = (words: string): MessageBody => ({ kind: 'text', text: words, mentions: [] })

test('a text with a link is of two kinds', () => {
  expect(kindsOf(favourite(text('See https://ferry.example')))).toEqual(['text', 'link'])
  expect(kindsOf(favourite(text('See you')))).toEqual(['text'])
})

describe('is found', () => {
  const kept = favourite(text('The ferry leaves at ten'), { note: 'Ausflug für Sonntag', tags: ['旅行'] })
  test.each([
    ['by its text', 'FERRY ten', undefined, true],
    ['by its note, without marks', 'fur', undefined, true],
    ['by a tag', '旅行', undefined, true],
    ['by who sent it', 'zoe', undefined, true],
    ['by nothing in particular', '', undefined, true],
    ['among texts', '', 'text', true],
    ['not among pictures', '', 'picture', false],
    ['not by half of the words', 'ferry train', undefined, false],
  ] as const)('%s', (_, query, kind, wanted) => {
    expect(matches(kept, query, kind)).toBe(wanted)
  })
})

test('tags are read with commas of any script, each once', () => {
  expect(tagsFrom('trip, boat，旅行、 trip ،قارب,')).toEqual(['trip', 'boat', '旅行', 'قارب'])
})

test('only kinds that there are are offered, in their order', () => {
  const place: MessageBody = { kind: 'place', name: 'Pier', address: '', latitude: '1', longitude: '2' }
  expect(kindsAmong([favourite(place), favourite(text('Hi')), favourite(text('Ho'))])).toEqual(['text', 'place'])
  expect(kindsAmong([])).toEqual([])
})

test('ten thousand are looked through as one types', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => favourite(text(`Line ${index} ${'word '.repeat(40)}`)))
  many.filter((each) => matches(each, 'line', undefined))
  const started = performance.now()
  expect(many.filter((each) => matches(each, 'line 9999', undefined))).toHaveLength(1)
  expect(performance.now() - started).toBeLessThan(300)
})
