import { expect, it } from 'vitest'
import { createCalendar } from '../../kernel/calendar.ts'
import { todayOf } from './move.ts'

it.each([
  // In Berlin the month ends before it does in UTC, and in Honolulu after it.
  ['Europe/Berlin', '2026-03-31T21:59:59.999Z', '2026-03-31', '2026-03-31T22:00:00.000Z', '2026-03-31T22:00:00.000Z'],
  ['Europe/Berlin', '2026-03-31T22:00:00.000Z', '2026-04-01', '2026-04-01T22:00:00.000Z', '2026-04-30T22:00:00.000Z'],
  [
    'Pacific/Honolulu',
    '2026-04-01T09:59:00.000Z',
    '2026-03-31',
    '2026-04-01T10:00:00.000Z',
    '2026-04-01T10:00:00.000Z',
  ],
  // Days of 23 and of 25 hours; a month that begins in winter and ends in summer.
  ['Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29', '2026-03-29T22:00:00.000Z', '2026-03-31T22:00:00.000Z'],
  ['Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25', '2026-10-25T23:00:00.000Z', '2026-10-31T23:00:00.000Z'],
  // The last day of a year, and of a February that has 29.
  ['UTC', '2026-12-31T23:59:59.999Z', '2026-12-31', '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['UTC', '2028-02-29T12:00:00.000Z', '2028-02-29', '2028-03-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
])('in %s at %s it is %s until %s, in a month until %s', (zone, now, day, dayEndsAt, monthEndsAt) => {
  expect(todayOf({ calendar: createCalendar(zone) }, new Date(now))).toEqual({
    day,
    month: day.slice(0, 7),
    dayEndsAt: new Date(dayEndsAt),
    monthEndsAt: new Date(monthEndsAt),
  })
})
