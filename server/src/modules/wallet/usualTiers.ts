/** The tiers of a server whose operator says nothing of them. */
import { decimalsOf } from '@sampan/contract'
import { OperatorError } from '../../kernel/operatorError.ts'
import type { TiersFile } from './terms.ts'

/** About what one euro buys, in round numbers: these are limits, not rates. */
const perEuro: Readonly<Record<string, number>> = {
  AED: 4,
  AUD: 1.5,
  BRL: 5,
  CAD: 1.5,
  CHF: 1,
  CNY: 8,
  CZK: 25,
  DKK: 7.5,
  EGP: 50,
  EUR: 1,
  GBP: 1,
  HKD: 8,
  IDR: 15_000,
  INR: 100,
  JPY: 150,
  KRW: 1_500,
  KWD: 0.5,
  KZT: 500,
  MXN: 20,
  NOK: 10,
  PLN: 4,
  RUB: 100,
  SAR: 4,
  SEK: 10,
  SGD: 1.5,
  THB: 40,
  TRY: 50,
  TWD: 30,
  UAH: 50,
  USD: 1,
  VND: 25_000,
  ZAR: 20,
}

const inEuros = {
  unverified: { payment: 150, day: 250, month: 1_000, balance: 1_000, pinFree: 25, pinFreeMax: 50 },
  phone: { payment: 1_000, day: 2_000, month: 10_000, balance: 10_000, pinFree: 25, pinFreeMax: 100 },
  document: { payment: 10_000, day: 20_000, month: 100_000, balance: null, pinFree: 25, pinFreeMax: 200 },
} as const

/** @throws OperatorError for a currency of which we cannot say what is usual */
export function usualTiers(currencies: readonly string[]): TiersFile {
  const tiers: TiersFile['tiers'] = {}
  for (const [tier, limits] of Object.entries(inEuros)) {
    const byCurrency: TiersFile['tiers'][string] = {}
    for (const currency of currencies) {
      const rate = perEuro[currency]
      if (rate === undefined)
        throw new OperatorError(
          `There are no usual limits for ${currency}.`,
          'Write them into a file and name it in SAMPAN_TIERS_FILE; see docs/operations.md.',
        )
      const named = Object.entries(limits).map(([name, euros]) => [
        name,
        euros === null ? null : (euros * rate).toFixed(Math.min(2, decimalsOf(currency))),
      ])
      byCurrency[currency] = Object.fromEntries(named)
    }
    tiers[tier] = byCurrency
  }
  return { firstTier: 'unverified', tiers }
}
