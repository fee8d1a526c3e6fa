import { describe, expect, it } from 'vitest'
import { ibanOf, isCardNumber, isIban } from './checkDigits.ts'
import { testNumbers } from './testBank/numbers.ts'

describe('isIban', () => {
  it.each([
    ['DE89370400440532013000', true],
    ['GB82WEST12345698765432', true],
    ['NO9386011117947', true],
    ['MT84MALT011000012345MTLCAST001S', true],
    ['DE89370400440532013001', false],
    ['DE98370400440532013000', false],
    ['GB82WEST12345689765432', false],
    ['de89370400440532013000', false],
    ['DE89 3704 0044 0532 0130 00', false],
    ['DE89', false],
    ['', false],
  ])('%s: %s', (text, expected) => expect(isIban(text)).toBe(expected))

  it('finds every mistyped digit and every two that are swapped', () => {
    const iban = ibanOf('XT', 'SAMP000000000001')
    expect(isIban(iban)).toBe(true)
    for (let at = 4; at < iban.length; at += 1) {
      const other = iban[at] === '7' ? '8' : '7'
      expect(isIban(iban.slice(0, at) + other + iban.slice(at + 1))).toBe(false)
    }
  })
})

describe('isCardNumber', () => {
  it.each([
    ['4242424242424242', true],
    ['378282246310005', true],
    ['4242424242424241', false],
    ['2424242424242424', false],
    ['42424242424', false],
    ['4242 4242 4242 4242', false],
  ])('%s: %s', (text, expected) => expect(isCardNumber(text)).toBe(expected))
})

it('gives the test bank numbers that fit, each once, with ends that differ', () => {
  for (const { kind, number } of testNumbers) {
    expect(kind === 'card' ? isCardNumber(number) : isIban(number)).toBe(true)
  }
  const ends = testNumbers.map(({ kind, number }) => `${kind} ${number.slice(-4)}`)
  expect(new Set(ends).size).toBe(testNumbers.length)
})
