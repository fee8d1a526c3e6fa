import { describe, expect, it } from 'vitest'
import { dayIn } from './days.ts'

describe('a day of a calendar', () => {
  it.each([
    ['2026-02-17', 'UTC', '2026-02-17T00:00:00.000Z', '2026-02-18T00:00:00.000Z'],
    ['2026-02-17', 'Asia/Shanghai', '2026-02-16T16:00:00.000Z', '2026-02-17T16:00:00.000Z'],
    ['2026-02-17', 'America/Los_Angeles', '2026-02-17T08:00:00.000Z', '2026-02-18T08:00:00.000Z'],
    ['2026-02-17', 'Asia/Kathmandu', '2026-02-16T18:15:00.000Z', '2026-02-17T18:15:00.000Z'],
    ['2026-02-17', 'Pacific/Kiritimati', '2026-02-16T10:00:00.000Z', '2026-02-17T10:00:00.000Z'],
    // Clocks go forward and back in the night; a day has 23 hours, or 25.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    // Midnight itself is skipped.
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'],
    ['2024-02-29', 'UTC', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
  ])('%s in %s', (day, timeZone, from, until) => {
    const span = dayIn(day, timeZone)
    expect([span?.from.toISOString(), span?.until.toISOString()]).toEqual([from, until])
  })

  it.each([
    ['2026-02-30', 'UTC'],
    ['2026-13-01', 'UTC'],
    ['2026-00-01', 'UTC'],
    ['2026-02-17', 'Europe/Atlantis'],
    ['2026-02-17', 'nowhere'],
  ])('is none: %s in %s', (day, timeZone) => {
    expect(dayIn(day, timeZone)).toBeNull()
  })

  it('tells hours by the clock on the wall', () => {
    const span = dayIn('2026-02-17', 'Asia/Kolkata')
    expect(span?.hourAt(new Date('2026-02-17T03:45:00.000Z'))).toBe(9)
    expect(span?.hourAt(new Date('2026-02-16T18:30:00.000Z'))).toBe(0)
  })
})
