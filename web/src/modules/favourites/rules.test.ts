import type { Favourite, MessageBody } from '@sampan/contract'
import { describe, expect, test } from 'vitest'
import { kindsOf, matches, tagsFrom } from './rules.ts'

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
