/** What a packet that is being made comes to. Amounts are minor units as text. */

/** As the server takes them; the whole contract is not loaded with the screen. */
export const sharesMax = 100
export const sharePart = 5n
export const greetingLengthMax = 60

export type Way = 'lucky' | 'equal' | 'exclusive'
/** Whether the amount that is typed is all of it, or what each gets. */
export type Per = 'total' | 'share'

export const totalOf = (amount: string, per: Per, count: number): string =>
  String(per === 'share' ? BigInt(amount) * BigInt(count) : BigInt(amount))

export type Shares =
  | { kind: 'tooSmall' }
  | { kind: 'one'; amount: string }
  | { kind: 'each'; amount: string }
  | { kind: 'uneven'; low: string; high: string }
  | { kind: 'lucky'; average: string }

/** What each will get. */
export function sharesOf(way: Way, total: string, count: number): Shares {
  const [whole, parts] = [BigInt(total), BigInt(count)]
  if (whole < parts) return { kind: 'tooSmall' }
  const low = whole / parts
  if (count === 1) return { kind: 'one', amount: total }
  if (way === 'lucky') return { kind: 'lucky', average: String(low) }
  return whole % parts === 0n
    ? { kind: 'each', amount: String(low) }
    : { kind: 'uneven', low: String(low), high: String(low + 1n) }
}

/**
 * The most that can be typed: what there is, and what a share may hold.
 * @param paymentMax the most that may be paid at once; null is no limit
 */
export function amountMax(available: string, paymentMax: string | null, per: Per, count: number): string {
  const parts = BigInt(count)
  const sharesAllow = paymentMax === null ? null : (BigInt(paymentMax) / sharePart) * parts
  const all = sharesAllow !== null && sharesAllow < BigInt(available) ? sharesAllow : BigInt(available)
  return String(per === 'share' ? all / parts : all)
}
