import fc from 'fast-check'
import { expect, test } from 'vitest'
import { code128Bars, readCode128 } from './code128.ts'

test('two digits are start, symbol, checksum and stop', () => {
  // 105 + 1 × 12 = 117, and 117 mod 103 is 14.
  expect(code128Bars('12').join(' ')).toBe('2 1 1 2 3 2 1 1 2 2 3 2 1 2 2 2 3 1 2 3 3 1 1 1 2')
})

test('every symbol is 11 modules wide, and no two are alike', () => {
  const pairs = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
  const symbols = pairs.map((pair) => code128Bars(pair).slice(6, 12))
  for (const symbol of symbols) expect(symbol.reduce((sum, width) => sum + width, 0)).toBe(11)
  expect(new Set(symbols.map((symbol) => symbol.join(''))).size).toBe(100)
})

test.each([
  ['', 'nothing'],
  ['123', 'an odd number of digits'],
  ['1a', 'a letter'],
  ['１２', 'digits of another script'],
])('"%s" is not drawn: %s', (digits) => {
  expect(() => code128Bars(digits)).toThrow(RangeError)
})

const digitPairs = fc
  .array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 20 })
  .map((pairs) => pairs.map((pair) => String(pair).padStart(2, '0')).join(''))

test('what is drawn is read again', () => {
  fc.assert(
    fc.property(digitPairs, (digits) => {
      expect(readCode128(code128Bars(digits))).toBe(digits)
    }),
  )
})

test('a bar too wide or a symbol too few is noticed', () => {
  fc.assert(
    fc.property(digitPairs, fc.nat(), (digits, place) => {
      const bars = code128Bars(digits)
      const at = place % bars.length
      const wider = bars.map((width, index) => (index === at ? width + 1 : width))
      expect(readCode128(wider)).toBeUndefined()
      expect(readCode128(bars.toSpliced(6, 6))).not.toBe(digits)
    }),
  )
})

test('no bars make reading throw', () => {
  fc.assert(fc.property(fc.array(fc.nat({ max: 9 })), (bars) => void readCode128(bars)))
})
