import fc from 'fast-check'
import { expect, test } from 'vitest'
import { code128Bars, readCode128 } from './code128.ts'
import { isPayCode, PAY_CODES, payCodeOf } from './payCode.ts'

test.each([
  [0n, '720000000000000000'],
  [1n, '720000000000000018'],
  [123_456_789_012_345n, '721234567890123450'],
])('%s is %s', (random, code) => {
  const known = payCodeOf(random)
  expect(known.slice(0, -1)).toBe(code.slice(0, -1))
  expect(isPayCode(known)).toBe(true)
})

test('one wrong digit is noticed, and two neighbours that changed places almost always', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: PAY_CODES - 1n }),
      fc.nat({ max: 17 }),
      fc.integer({ min: 1, max: 9 }),
      (random, at, shift) => {
        const code = payCodeOf(random)
        const wrong = String((Number(code[at]) + shift) % 10)
        expect(isPayCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
      },
    ),
  )
})

test.each(['', '72', '128812345678901234', '72000000000000000', '7200000000000000000', '72000000000000000x'])(
  '"%s" is none',
  (text) => {
    expect(isPayCode(text)).toBe(false)
  },
)

test('a code can be drawn as bars', () => {
  const code = payCodeOf(987_654_321n)
  expect(readCode128(code128Bars(code))).toBe(code)
})

test('more than 15 digits are refused', () => {
  expect(() => payCodeOf(PAY_CODES)).toThrow(RangeError)
  expect(() => payCodeOf(-1n)).toThrow(RangeError)
})
