import { createCalendar, isTimeZone, nextDay } from '../../kernel/calendar.ts'

/** A day of somebody's calendar as a span of time. */
export interface DaySpan {
  from: Date
  /** The next day begins there. */
  until: Date
  /** Hour on the wall, 0 to 23. */
  hourAt(at: Date): number
}

/**
 * @param day such as 2026-02-17
 * @param timeZone IANA name
 * @returns null where there is no such day or time zone
 */
export function dayIn(day: string, timeZone: string): DaySpan | null {
  const wall = new Date(`${day}T00:00:00.000Z`)
  const exists = !Number.isNaN(wall.getTime()) && wall.toISOString().startsWith(day)
  if (!exists || !isTimeZone(timeZone)) return null
  const calendar = createCalendar(timeZone)
  return { from: calendar.startOfDay(day), until: calendar.startOfDay(nextDay(day)), hourAt: calendar.hourOf }
}
