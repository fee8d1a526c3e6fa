import { expect, it } from 'vitest'
import { hasLetters, stillOf } from './translations.ts'

it('is of the words that were said, not of those that are said now', () => {
  const done = { of: 'Hallo', state: 'done', text: 'Hello', source: 'de', target: 'en' } as const
  expect(stillOf(done, 'Hallo')).toBe(done)
  expect(stillOf(done, 'Hallo!')).toBeUndefined()
  expect(stillOf(undefined, 'Hallo')).toBeUndefined()
})

it('is offered for words, not for numbers and emoji', () => {
  expect(['好', 'مرحبا', 'Ja', '😀 👍', '12:30', ''].map(hasLetters)).toEqual([true, true, true, false, false, false])
})
