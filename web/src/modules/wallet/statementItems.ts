import type { WalletEntry } from '@sampan/contract'
import { monthOf } from './days.ts'

export interface Sum {
  currency: string
  in: bigint
  out: bigint
}

export type StatementItem =
  | { kind: 'month'; key: string; month: string; sums: readonly Sum[] | null }
  | { kind: 'entry'; key: string; entry: WalletEntry }

/**
 * Lines of a statement with a heading over each month. A month's sums are told once all of it is there: while its
 * oldest lines are still to come (`complete` false, and no older month follows) they are null.
 */
export function statementItems(
  entries: readonly WalletEntry[],
  complete: boolean,
  timeZone: string,
): readonly StatementItem[] {
  const months = new Map<string, WalletEntry[]>()
  for (const entry of entries) {
    const month = monthOf(new Date(entry.at), timeZone)
    const held = months.get(month)
    if (held) held.push(entry)
    else months.set(month, [entry])
  }
  const oldest = [...months.keys()].at(-1)
  return [...months].flatMap(([month, held]): StatementItem[] => [
    { kind: 'month', key: month, month, sums: complete || month !== oldest ? sumsOf(held) : null },
    ...held.map((entry): StatementItem => ({ kind: 'entry', key: entry.id, entry })),
  ])
}

/** In and out by currency, in the order in which they come. */
export function sumsOf(entries: readonly WalletEntry[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { currency, amount } of entries) {
    const sum = sums.get(currency) ?? { currency, in: 0n, out: 0n }
    const units = BigInt(amount)
    sums.set(currency, units > 0n ? { ...sum, in: sum.in + units } : { ...sum, out: sum.out - units })
  }
  return [...sums.values()]
}
