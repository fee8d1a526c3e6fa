/** Quarters of an hour summed up into a day: pure. Quarters, since that is as fine as time zones differ. */
import type { Takings } from '@sampan/contract'
import type { DaySpan } from './days.ts'
import type { QuarterTakings } from './services.ts'

interface Sum {
  count: number
  sum: bigint
}

function add<Key>(sums: Map<Key, Sum>, key: Key, { count, sum }: Sum): void {
  const known = sums.get(key)
  sums.set(key, { count: (known?.count ?? 0) + count, sum: (known?.sum ?? 0n) + sum })
}

const present = ({ count, sum }: Sum) => ({ count, sum: String(sum) })

/** Hours in order, ways by what came in, the most first. */
export function sumTakings(day: string, currency: string, span: DaySpan, quarters: readonly QuarterTakings[]): Takings {
  const hours = new Map<number, Sum>()
  const ways = new Map<QuarterTakings['way'], Sum>()
  const whole = new Map<'day', Sum>()
  for (const quarter of quarters) {
    add(hours, span.hourAt(quarter.at), quarter)
    add(ways, quarter.way, quarter)
    add(whole, 'day', quarter)
  }
  return {
    day,
    currency,
    ...present(whole.get('day') ?? { count: 0, sum: 0n }),
    byHour: [...hours].sort(([a], [b]) => a - b).map(([hour, sum]) => ({ hour, ...present(sum) })),
    byWay: [...ways]
      .sort(([, a], [, b]) => (a.sum === b.sum ? b.count - a.count : a.sum < b.sum ? 1 : -1))
      .map(([way, sum]) => ({ way, ...present(sum) })),
  }
}
