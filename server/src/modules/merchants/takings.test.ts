import { expect, test } from 'vitest'
import { dayIn } from './days.ts'
import type { QuarterTakings } from './services.ts'
import { sumTakings } from './takings.ts'

const quarter = (at: string, way: QuarterTakings['way'], count: number, sum: bigint): QuarterTakings => ({
  at: new Date(at),
  way,
  count,
  sum,
})

test('quarters add up to a day, by hours on the wall and by ways of paying', () => {
  const span = dayIn('2026-02-17', 'Asia/Kathmandu')
  if (!span) throw new Error('There is such a day')
  expect(
    sumTakings('2026-02-17', 'NPR', span, [
      quarter('2026-02-17T03:00:00Z', 'static', 2, 500n),
      quarter('2026-02-17T03:15:00Z', 'order', 1, 9_007_199_254_740_993n),
      quarter('2026-02-17T03:45:00Z', 'static', 1, 250n),
    ]),
  ).toEqual({
    day: '2026-02-17',
    currency: 'NPR',
    count: 4,
    sum: '9007199254741743',
    byHour: [
      { hour: 8, count: 2, sum: '500' },
      { hour: 9, count: 2, sum: '9007199254741243' },
    ],
    byWay: [
      { way: 'order', count: 1, sum: '9007199254740993' },
      { way: 'static', count: 3, sum: '750' },
    ],
  })
})

test('a day without takings is nought', () => {
  const span = dayIn('2026-02-17', 'UTC')
  if (!span) throw new Error('There is such a day')
  expect(sumTakings('2026-02-17', 'EUR', span, [])).toEqual({
    day: '2026-02-17',
    currency: 'EUR',
    count: 0,
    sum: '0',
    byHour: [],
    byWay: [],
  })
})
