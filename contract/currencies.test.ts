import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byNumeric, currencies, decimalsOf, decimalText, isCurrency, numericOf, parseAmount } from './currencies.ts'

describe('the table', () => {
  test('every code stands in it once, with a numeric code of its own', () => {
    const all = [...currencies.values()]
    expect(all).toHaveLength(165)
    expect(new Set(all.map(({ numeric }) => numeric)).size).toBe(all.length)
    for (const { code, numeric } of all) expect(`${code}${numeric}`).toMatch(/^[A-Z]{3}\d{3}$/)
  })

  test.each([
    ['EUR', '978', 2],
    ['CNY', '156', 2],
    ['JPY', '392', 0],
    ['KWD', '414', 3],
    ['CLF', '990', 4],
    ['ALL', '008', 2],
    // Where CLDR says something else than ISO.
    ['IQD', '368', 3],
    ['HUF', '348', 2],
    ['IDR', '360', 2],
    ['RSD', '941', 2],
    ['YER', '886', 2],
    // Lately changed.
    ['XCG', '532', 2],
    ['ZWG', '924', 2],
    ['SLE', '925', 2],
  ])('%s is %s and has %i decimals', (code, numeric, decimals) => {
    expect(numericOf(code)).toBe(numeric)
    expect(decimalsOf(code)).toBe(decimals)
    expect(byNumeric(numeric)?.code).toBe(code)
  })

  test.each(['XAU', 'XXX', 'BGN', 'ANG', 'HRK', 'eur', '', 'toString'])('%s is none', (code) => {
    expect(isCurrency(code)).toBe(false)
    expect(() => decimalsOf(code)).toThrow(RangeError)
  })
})

describe('typed amounts', () => {
  test.each<[string, string, bigint | undefined]>([
    ['12.50', 'EUR', 1250n],
    ['12,5', 'EUR', 1250n],
    ['12', 'EUR', 1200n],
    ['12.', 'EUR', 1200n],
    ['.5', 'EUR', 50n],
    [' 0,05 ', 'EUR', 5n],
    ['0', 'EUR', 0n],
    ['007', 'JPY', 7n],
    ['1250', 'JPY', 1250n],
    ['1.250', 'KWD', 1250n],
    ['1 000,00', 'EUR', 100000n],
    ['1\u202f000\u00a0000', 'EUR', 100000000n],
    ['١٢٫٥', 'EUR', 1250n],
    ['۱۲', 'EUR', 1200n],
    ['１２．５０', 'CNY', 1250n],
    ['9999999999999999.99', 'EUR', 999999999999999999n],
    ['10000000000000000.00', 'EUR', undefined],
    ['0.1', 'JPY', undefined],
    ['1,000', 'EUR', undefined],
    ['1,000.00', 'EUR', undefined],
    ['1.2.3', 'EUR', undefined],
    ['', 'EUR', undefined],
    ['.', 'EUR', undefined],
    ['-1', 'EUR', undefined],
    ['+1', 'EUR', undefined],
    ['1e3', 'EUR', undefined],
    ['0x10', 'EUR', undefined],
    ['NaN', 'EUR', undefined],
    ['12 €', 'EUR', undefined],
  ])('%s %s is %s', (typed, currency, minor) => {
    expect(parseAmount(typed, currency)).toBe(minor)
  })

  test.each<[bigint, string, string]>([
    [1250n, 'EUR', '12.50'],
    [5n, 'EUR', '0.05'],
    [-5n, 'EUR', '-0.05'],
    [0n, 'KWD', '0.000'],
    [1250n, 'JPY', '1250'],
    [999999999999999999n, 'EUR', '9999999999999999.99'],
  ])('%s %s is written %s', (minor, currency, text) => {
    expect(decimalText(minor, currency)).toBe(text)
  })

  test('what is written is read again, exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }),
        fc.constantFrom(...currencies.keys()),
        (minor, currency) => {
          expect(parseAmount(decimalText(minor, currency), currency)).toBe(minor)
        },
      ),
    )
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const minor = parseAmount(text, 'EUR')
        expect(minor === undefined || minor >= 0n).toBe(true)
      }),
    )
  })
})
