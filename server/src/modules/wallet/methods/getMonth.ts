import { wallet } from '@sampan/contract'
import { type Calendar, nextDay, nextMonth } from '../../../kernel/calendar.ts'
import { implement } from '../../../schema/index.ts'
import { membersOf } from '../people.ts'
import { withOf } from '../present.ts'
import { type Sum, sumEntries } from '../store/entries.ts'
import { termsOf } from '../terms.ts'

const PEOPLE_MAX = 10

export const getMonth = implement(wallet.getMonth, async (reading, { memberId }, { month, currency }) => {
  const { calendar } = termsOf(reading.config)
  const days = daysOf(month)
  const bounds = boundsOf(calendar, days, month)
  const sums = await sumEntries(reading.db, memberId, currency, bounds, PEOPLE_MAX)
  const ofDays = sums.days.sort((a, b) => a.day - b.day)
  return {
    picture: {
      month,
      currency,
      in: String(total(ofDays, 'came_in')),
      out: String(total(ofDays, 'went_out')),
      days: ofDays.map((row) => ({ day: days[row.day] ?? '', in: row.came_in, out: row.went_out })),
      kinds: sums.kinds
        .sort((a, b) => compare(sizeOf(b), sizeOf(a)) || (a.kind < b.kind ? -1 : 1))
        .map((row) => ({ kind: row.kind, ...inAndOut(row) })),
      people: sums.people.map((row) => ({ with: withOf(row), ...inAndOut(row) })),
    },
    members: await membersOf(reading.db, sums.people),
  }
})

function daysOf(month: string): string[] {
  const days: string[] = []
  for (let day = `${month}-01`; day.startsWith(month); day = nextDay(day)) days.push(day)
  return days
}

const boundsOf = (calendar: Calendar, days: readonly string[], month: string): Date[] => [
  ...days.map((day) => calendar.startOfDay(day)),
  calendar.startOfMonth(nextMonth(month)),
]

const inAndOut = (row: Sum) => ({ in: row.came_in, out: row.went_out, count: row.count })
const sizeOf = (row: Sum): bigint => BigInt(row.came_in) + BigInt(row.went_out)
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)
const total = (rows: readonly Sum[], key: 'came_in' | 'went_out'): bigint =>
  rows.reduce((sum, row) => sum + BigInt(row[key]), 0n)
