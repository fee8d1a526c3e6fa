import { expect, test } from 'vitest'
import type { AppLanguage } from '../../locales/language.ts'
import { type MoneySign, moneyFormatsFor } from './formatMoney.ts'
import { keyOf, minorUnits, pressKey, readAmount, typedFrom } from './typedAmount.ts'

/** Spaces of any width as plain ones, and without marks of direction. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '')

test.each<[AppLanguage, string, string, MoneySign, string]>([
  ['en', '128450', 'EUR', 'minus', '€1,284.50'],
  ['en', '-860', 'EUR', 'both', '−€8.60'],
  ['en', '880', 'CNY', 'both', '+¥8.80'],
  ['en', '0', 'EUR', 'both', '€0.00'],
  ['en', '-860', 'EUR', 'none', '€8.60'],
  ['en', '1250', 'JPY', 'minus', 'JPY 1,250'],
  ['en', '1250', 'KWD', 'minus', 'KWD 1.250'],
  ['en', '999999999999999999', 'EUR', 'minus', '€9,999,999,999,999,999.99'],
  ['de', '128450', 'EUR', 'minus', '1.284,50 €'],
  ['zh', '396000', 'CNY', 'minus', '¥3,960.00'],
  ['ar', '-128450', 'EUR', 'minus', '−١٬٢٨٤٫٥٠ €'],
  ['ar', '396000', 'CNY', 'minus', '٣٬٩٦٠٫٠٠ ¥'],
  ['ru', '128450', 'EUR', 'minus', '1 284,50 €'],
  ['it', '1284500', 'EUR', 'minus', '12.845,00 €'],
])('%s writes %s of %s (%s) as %s', (language, amount, currency, sign, text) => {
  expect(plain(moneyFormatsFor(language).money(amount, currency, sign))).toBe(text)
})

test.each([
  // keys, currency, typed, minor units
  ['12.5', 'EUR', '12.5', '1250'],
  ['12.567', 'EUR', '12.56', '1256'],
  ['.5', 'EUR', '0.5', '50'],
  ['007', 'EUR', '7', '700'],
  ['1.5', 'JPY', '15', '15'],
  ['1.2345', 'KWD', '1.234', '1234'],
  ['0', 'EUR', '0', null],
  ['12<<', 'EUR', '', null],
  ['1..2', 'EUR', '1.2', '120'],
  ['1234567890123', 'EUR', '123456789012', '12345678901200'],
])('the keys %s in %s make %j', (keys, currency, typed, minor) => {
  const pressed = [...keys].flatMap((key) => keyOf(key === '<' ? 'Backspace' : key) ?? [])
  const result = pressed.reduce((before, key) => pressKey(before, key, currency), '')
  expect(result).toBe(typed)
  expect(minorUnits(result, currency)).toBe(minor)
})

test.each([
  ['1.234,50 €', 'EUR', '1234.50'],
  ['€1,234.5', 'EUR', '1234.5'],
  ['1,234', 'EUR', '1234'],
  ['1.234', 'KWD', '1.234'],
  ['١٬٢٣٤٫٥', 'EUR', '1234.5'],
  ['1 234,5', 'EUR', '1234.5'],
  ['1.234.567', 'EUR', '1234567'],
  ['12.5', 'JPY', '125'],
  ['nothing', 'EUR', ''],
])('%s in %s is read as %j', (text, currency, typed) => {
  expect(readAmount(text, currency)).toBe(typed)
})

test('what is typed is shown as far as it is typed', () => {
  expect(moneyFormatsFor('en').typed('1234.')).toBe('1,234.')
  expect(moneyFormatsFor('de').typed('1234.50')).toBe('1.234,50')
  expect(moneyFormatsFor('ar').typed('12.5')).toBe('١٢٫٥')
  expect(typedFrom('1250', 'EUR')).toBe('12.5')
  expect(typedFrom('1200', 'EUR')).toBe('12')
  expect(typedFrom('100', 'JPY')).toBe('100')
})
