/** Amounts as Stripe counts them, which is not always as ISO 4217 does (docs.stripe.com/currencies). */
import { decimalsOf } from '@sampan/contract'
import type { AmountRange } from '../fundingSource.ts'

/** ISO gives them no decimals; Stripe counts hundredths of them, and takes whole ones alone. */
const hundredfold: ReadonlySet<string> = new Set(['ISK', 'UGX'])
/** ISO gives it two decimals; Stripe counts whole ones. */
const wholeOnes: ReadonlySet<string> = new Set(['MGA'])
/** Payouts in these are made in whole units. */
const wholePayouts: ReadonlySet<string> = new Set(['HUF', 'TWD'])

/** The least that Stripe charges, in whole units; where it says nothing, one. */
const leastCharges: Readonly<Record<string, number>> = {
  AED: 2,
  AUD: 0.5,
  BRL: 0.5,
  CAD: 0.5,
  CHF: 0.5,
  CZK: 15,
  DKK: 2.5,
  EUR: 0.5,
  GBP: 0.3,
  HKD: 4,
  HUF: 175,
  INR: 0.5,
  JPY: 50,
  MXN: 10,
  MYR: 2,
  NOK: 3,
  NZD: 0.5,
  PLN: 2,
  RON: 2,
  SEK: 3,
  SGD: 0.5,
  THB: 10,
  USD: 0.5,
}

/** Eight digits, as Stripe counts. */
const STRIPE_AMOUNT_MAX = 99_999_999n

/** @param amount a multiple of the range's step */
export function toStripeAmount(amount: bigint, currency: string): number {
  if (hundredfold.has(currency)) return Number(amount * 100n)
  if (wholeOnes.has(currency)) return Number(amount / 100n)
  return Number(amount)
}

export function stripeRange(kind: 'topUp' | 'withdrawal', currency: string): AmountRange {
  const unit = 10n ** BigInt(decimalsOf(currency))
  const least = kind === 'topUp' ? (leastCharges[currency] ?? 1) : 1
  const step = stepOf(kind, currency, unit)
  const max = hundredfold.has(currency)
    ? STRIPE_AMOUNT_MAX / 100n
    : wholeOnes.has(currency)
      ? STRIPE_AMOUNT_MAX * 100n
      : STRIPE_AMOUNT_MAX
  return { min: BigInt(Math.round(least * Number(unit))), max: max - (max % step), step }
}

function stepOf(kind: 'topUp' | 'withdrawal', currency: string, unit: bigint): bigint {
  if (decimalsOf(currency) === 3) return 10n
  if (wholeOnes.has(currency)) return 100n
  return kind === 'withdrawal' && wholePayouts.has(currency) ? unit : 1n
}

interface Counted {
  amount: bigint
  currency: string
}

/**
 * What Stripe did must be what was ordered. If it is not, somebody else had a hand in it: nothing is booked, and an
 * operator must look.
 * @throws Error with the ids of both
 */
export function mustBeSame(
  order: Counted & { orderId: string },
  done: { id: string; amount: number; currency: string },
): void {
  const isSame =
    done.amount === toStripeAmount(order.amount, order.currency) && done.currency.toUpperCase() === order.currency
  if (!isSame) throw new Error(`Stripe: ${done.id} is of another amount or currency than order ${order.orderId}`)
}
