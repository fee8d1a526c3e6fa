import { expect, test } from 'vitest'
import { operatorLines } from '../operatorError.ts'
import { explainConnectError, parseInt8, refuseOldServer } from './connect.ts'

const url = 'postgresql://me:secret@db.example.org:5432/sampan'

test('a server before 15 is too old', () => {
  expect(() => refuseOldServer(140_012, url)).toThrow('db.example.org:5432/sampan is PostgreSQL 14, which is too old.')
  expect(() => refuseOldServer(150_000, url)).not.toThrow()
})

// code of the error → what the operator is told
test.each([
  ['28P01', 'refuses the user or password'],
  ['3D000', 'There is no such database'],
  ['53300', 'has no free connections left'],
  ['ENOTFOUND', 'does not answer (ENOTFOUND)'],
  ['57P03', 'does not answer (57P03)'],
])('%s: %s, without the password', (code, message) => {
  const lines = operatorLines(explainConnectError(Object.assign(new Error('no'), { code }), url))
  expect(lines?.join()).toContain(message)
  expect(lines?.join()).not.toContain('secret')
})

test('a number too large to be exact is refused', () => {
  expect(parseInt8('-9007199254740991')).toBe(Number.MIN_SAFE_INTEGER)
  expect(() => parseInt8('9007199254740993')).toThrow('too large')
})
