import { recogniseCode } from '@sampan/contract/codes/index.ts'
import { expect, test } from 'vitest'
import { asHandle, contactLink, isHandle } from './codes.ts'

test('a link leads back to its code', () => {
  const [origin, code] = ['https://sampan.example', 'Xk3_9ZqLm2Rt7Wab']
  expect(recogniseCode(contactLink(origin, code), { origin })).toEqual({ kind: 'person', code })
})

test.each([
  ['@Mei ', 'mei', true],
  ['omar_2', 'omar_2', true],
  ['ab', 'ab', false],
  ['1abc', '1abc', false],
  ['林美', '林美', false],
])('%s is typed for %s', (typed, handle, fits) => {
  expect(asHandle(typed)).toBe(handle)
  expect(isHandle(handle)).toBe(fits)
})
