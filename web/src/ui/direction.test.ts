import { expect, test } from 'vitest'
import { directionOfText } from './direction.ts'

test.each([
  ['Hello', 'ltr'],
  ['12: مرحبا Omar', 'rtl'],
  ['שלום', 'rtl'],
  ['你好', 'ltr'],
  ['👍 12', undefined],
])('%s runs %s', (text, direction) => {
  expect(directionOfText(text)).toBe(direction)
})
