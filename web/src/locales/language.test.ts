import { expect, test } from 'vitest'
import { detectLanguage } from './language.ts'

test.each([
  // stored, the browser's wishes, result
  ['de', ['en-GB'], 'de'],
  [null, ['zh-TW', 'en'], 'zh'],
  [null, ['fr-FR', 'it-CH', 'en'], 'it'],
  [null, ['fr'], 'en'],
  ['xx', ['AR-EG'], 'ar'],
  [null, [], 'en'],
])('%s and %j give %s', (stored, wanted, language) => {
  expect(detectLanguage(stored, wanted)).toBe(language)
})
