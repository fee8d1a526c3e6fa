import type { NewTransfer } from './types.ts'

/** How much of one currency goes for how much of another, exact: `numerator / denominator` units of `to` for one of `from`. */
export interface Rate {
  numerator: bigint
  denominator: bigint
}

const ratePattern = /^(\d{1,12})(?:\.(\d{1,12}))?$/

/** Reads a decimal such as "162.35". @throws RangeError for anything else, and for nothing */
export function parseRate(text: string): Rate {
  const [, whole = '', fraction = ''] = ratePattern.exec(text) ?? []
  const numerator = BigInt(`0${whole}${fraction}`)
  if (whole === '' || numerator === 0n) throw new RangeError(`"${text}" is not a rate`)
  return { numerator, denominator: 10n ** BigInt(fraction.length) }
}

/**
 * An amount in another currency, in minor units. A rate is between whole units, so the decimals of both currencies count:
 * 10.00 EUR at 162.35 is 1000 × 162.35 × 10^(0 − 2) = 1624 JPY. What lies between two minor units is rounded to the
 * nearer one, and halves to the even one, so that many exchanges favour nobody.
 * @param amount not below zero
 */
export function convert(amount: bigint, rate: Rate, decimals: { from: number; to: number }): bigint {
  const numerator = amount * rate.numerator * 10n ** BigInt(decimals.to)
  const denominator = rate.denominator * 10n ** BigInt(decimals.from)
  const whole = numerator / denominator
  const rest = 2n * (numerator % denominator)
  const isUp = rest > denominator || (rest === denominator && whole % 2n === 1n)
  return isUp ? whole + 1n : whole
}

export interface Exchange {
  /** Of the two legs. */
  ids: readonly [string, string]
  from: { accountId: string; currency: string; decimals: number; amount: bigint }
  to: { accountId: string; currency: string; decimals: number }
  /** The house's accounts of kind `exchange` in both currencies. */
  houseAccountIds: { from: string; to: string }
  /** A decimal: units of `to` for one of `from`. Stands in both legs. */
  rate: string
  actor: NewTransfer['actor']
  reason: string
}

/**
 * The places of those legs in a batch that have their other leg: linked to the next one, in another currency at the same
 * rate. A leg without is refused, since money would leave one currency and come in nowhere.
 */
export function pairedLegs(transfers: readonly NewTransfer[]): ReadonlySet<number> {
  const paired = new Set<number>()
  for (const [index, second] of transfers.entries()) {
    const first = transfers[index - 1]
    if (!first || paired.has(index - 1) || !first.flags?.linked || !isLeg(first) || !isLeg(second)) continue
    if (first.rate === second.rate && first.currency !== second.currency) paired.add(index - 1).add(index)
  }
  return paired
}

/** Whether money leaves or enters a currency by it; what posts or voids a leg that is held does not begin anything. */
export const isLeg = ({ kind, flags }: NewTransfer): boolean =>
  kind === 'exchange' && !flags?.postPendingTransfer && !flags?.voidPendingTransfer

/** The two legs of an exchange, linked: both happen or neither. To be posted one after the other, nothing in between. */
export function exchangeLegs(exchange: Exchange): [NewTransfer, NewTransfer] {
  const { ids, from, to, houseAccountIds, rate, actor, reason } = exchange
  const shared = { kind: 'exchange' as const, actor, reason, rate }
  const amount = convert(from.amount, parseRate(rate), { from: from.decimals, to: to.decimals })
  return [
    {
      ...shared,
      id: ids[0],
      debitAccountId: from.accountId,
      creditAccountId: houseAccountIds.from,
      currency: from.currency,
      amount: from.amount,
      flags: { linked: true },
    },
    {
      ...shared,
      id: ids[1],
      debitAccountId: houseAccountIds.to,
      creditAccountId: to.accountId,
      currency: to.currency,
      amount,
    },
  ]
}
