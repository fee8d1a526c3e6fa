import { describe, expect, it } from 'vitest'
import { stripeRange, toStripeAmount } from './amounts.ts'

describe('toStripeAmount', () => {
  it.each([
    [1_250n, 'EUR', 1_250],
    [1_250n, 'JPY', 1_250],
    [1_250n, 'KWD', 1_250],
    [1_250n, 'ISK', 125_000],
    [1_250n, 'UGX', 125_000],
    [1_200n, 'MGA', 12],
  ])('%i %s is %i', (amount, currency, expected) => expect(toStripeAmount(amount, currency)).toBe(expected))
})

describe('stripeRange', () => {
  it.each([
    ['topUp', 'EUR', 50n, 99_999_999n, 1n],
    ['topUp', 'JPY', 50n, 99_999_999n, 1n],
    ['topUp', 'KWD', 1_000n, 99_999_990n, 10n],
    ['topUp', 'ISK', 1n, 999_999n, 1n],
    ['topUp', 'MGA', 100n, 9_999_999_900n, 100n],
    ['topUp', 'HUF', 17_500n, 99_999_999n, 1n],
    ['withdrawal', 'HUF', 100n, 99_999_900n, 100n],
    ['withdrawal', 'EUR', 100n, 99_999_999n, 1n],
  ] as const)('%s in %s', (kind, currency, min, max, step) => {
    expect(stripeRange(kind, currency)).toEqual({ min, max, step })
  })
})
