import { expect, test } from 'vitest'
import { asHandle, contactLink, isHandle, readCode } from './codes.ts'

const origin = 'https://sampan.example'
const code = 'Xk3_9ZqLm2Rt7Wab'

test('a link leads back to its code', () => {
  expect(readCode(contactLink(origin, code), origin)).toEqual({ kind: 'contact', code })
  expect(readCode(` ${contactLink(origin, code)}/\n`, origin)).toEqual({ kind: 'contact', code })
})

test.each([
  // what the code holds, whether it could be opened
  [`https://other.example/add/${code}`, true],
  [`http://sampan.example/add/${code}`, true],
  [`https://sampan.example/add/${code}x`, true],
  [`https://sampan.example/wallet/${code}`, true],
  [`https://sampan.example@evil.example/add/${code}`, true],
  ['https://', false],
  ['javascript:alert(1)', false],
  ['data:text/html,hello', false],
  ['WIFI:T:WPA;S:harbour;P:secret;;', false],
  [code, false],
  ['', false],
])('%s is shown and not followed', (text, opens) => {
  const read = readCode(text, origin)
  expect(read).toMatchObject({ kind: 'foreign', text })
  expect(read.kind === 'foreign' && read.url !== undefined).toBe(opens)
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
