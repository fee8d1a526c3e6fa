import { describe, expect, it } from 'vitest'
import { createCalendar, isTimeZone, nextDay, nextMonth } from './calendar.ts'

describe('a calendar', () => {
  it.each([
    // zone, instant → day there
    ['UTC', '2026-03-01T00:00:00.000Z', '2026-03-01'],
    ['UTC', '2026-02-28T23:59:59.999Z', '2026-02-28'],
    ['Europe/Berlin', '2026-02-28T23:00:00.000Z', '2026-03-01'],
    ['Asia/Shanghai', '2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['America/New_York', '2026-03-01T04:59:59.000Z', '2026-02-28'],
    ['Pacific/Kiritimati', '2026-03-01T10:00:00.000Z', '2026-03-02'],
    ['Pacific/Pago_Pago', '2026-03-01T10:59:00.000Z', '2026-02-28'],
  ])('in %s %s is %s', (zone, at, day) => {
    const calendar = createCalendar(zone)
    expect(calendar.dayOf(new Date(at))).toBe(day)
    // Asked once more, and of another day in between, it says the same.
    calendar.dayOf(new Date('2030-07-01T12:00:00.000Z'))
    expect([calendar.dayOf(new Date(at)), calendar.monthOf(new Date(at))]).toEqual([day, day.slice(0, 7)])
  })

  it.each([
    ['UTC', '2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-01', '2026-02-28T18:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-02', '2026-03-01T10:00:00.000Z'],
    // Clocks went from 23:59 to 01:00: the day began an hour late.
    ['Asia/Beirut', '2024-03-31', '2024-03-30T22:00:00.000Z'],
  ])('in %s %s begins at %s', (zone, day, at) => {
    expect(createCalendar(zone).startOfDay(day).toISOString()).toBe(at)
  })

  it('counts days and months on', () => {
    expect([nextDay('2026-02-28'), nextDay('2028-02-28'), nextDay('2026-12-31')]).toEqual([
      '2026-03-01',
      '2028-02-29',
      '2027-01-01',
    ])
    expect([nextMonth('2026-03'), nextMonth('2026-12')]).toEqual(['2026-04', '2027-01'])
    expect(createCalendar('Asia/Shanghai').startOfMonth('2026-03').toISOString()).toBe('2026-02-28T16:00:00.000Z')
  })

  it('knows what is a time zone', () => {
    expect([isTimeZone('Europe/Rome'), isTimeZone('UTC'), isTimeZone('Mars/Olympus')]).toEqual([true, true, false])
  })
})
