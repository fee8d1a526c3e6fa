import { expect, test } from 'vitest'
import { payPath, textOfPath } from './payPath.ts'

test.each(['000201…6304ABCD', 'Käse / 面 + 🍜?#%', ''])('%s goes through an address', (text) => {
  const path = payPath(text)
  expect(path).toMatch(/^\/pay\/[A-Za-z0-9_-]*$/)
  expect(textOfPath(path.slice('/pay/'.length))).toBe(text)
})

test.each(['%', '€', '_w'])('%s is no code', (part) => {
  expect(textOfPath(part)).toBeUndefined()
})
