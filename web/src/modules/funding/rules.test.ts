import { describe, expect, test } from 'vitest'
import { canDo, inFours, plainNumber, readExpiry, writeExpiry } from './rules.ts'

test.each([
  ['card', ' 4242 4242-4242 4242 ', '4242424242424242'],
  ['card', '٤٢٤٢ ٤٢٤٢', '42424242'],
  ['bankAccount', 'xt61 samp 0000 0000 0001', 'XT61SAMP000000000001'],
  ['bankAccount', '', ''],
] as const)('a %s number typed as %s', (kind, typed, plain) => {
  expect(plainNumber(kind, typed)).toBe(plain)
})

test('numbers are shown in fours', () => {
  expect(inFours('4242424242424242')).toBe('4242 4242 4242 4242')
  expect(inFours('XT61S')).toBe('XT61 S')
  expect(inFours('')).toBe('')
})

describe('the expiry of a card', () => {
  test.each([
    ['08/29', { month: 8, year: 2029 }],
    ['8/2029', { month: 8, year: 2029 }],
    ['0829', { month: 8, year: 2029 }],
    ['12 / 30', { month: 12, year: 2030 }],
    ['٠٨/٢٩', { month: 8, year: 2029 }],
    ['13/29', null],
    ['0/29', null],
    ['08/1929', null],
    ['08', null],
    ['', null],
  ])('typed as %s', (typed, expiry) => {
    expect(readExpiry(typed)).toEqual(expiry)
  })

  test('is written as it is read', () => {
    expect(writeExpiry({ month: 3, year: 2031 })).toBe('03/31')
    expect(readExpiry(writeExpiry({ month: 12, year: 2040 }))).toEqual({ month: 12, year: 2040 })
  })
})

test.each([
  [{ mayTopUp: true, mayWithdraw: true }, 'both'],
  [{ mayTopUp: true, mayWithdraw: false }, 'topUp'],
  [{ mayTopUp: false, mayWithdraw: true }, 'withdrawal'],
  [{ mayTopUp: false, mayWithdraw: false }, 'none'],
] as const)('%o', (source, expected) => {
  expect(canDo(source)).toBe(expected)
})
