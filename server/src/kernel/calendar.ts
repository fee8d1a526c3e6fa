/** Days and months as people count them in one time zone, which is not how a server counts milliseconds. */

/** Of a place: IANA name, such as Europe/Berlin. */
export interface Calendar {
  timeZone: string
  /** The day on which an instant falls there: 2026-03-01. */
  dayOf(at: Date): string
  /** The month: 2026-03. */
  monthOf(at: Date): string
  /** The hour on the wall, 0 to 23. */
  hourOf(at: Date): number
  /** When a day begins there. Where clocks skip midnight, when the first hour that there is begins. */
  startOfDay(day: string): Date
  startOfMonth(month: string): Date
}

const DAY_MS = 86_400_000
const STARTS_KNOWN_MAX = 100

export const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The day after, by the calendar alone: 2026-02-28 → 2026-03-01. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

/** The month after: 2026-12 → 2027-01. */
export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7)
}

/** @throws RangeError where there is no such time zone; see `isTimeZone` */
export function createCalendar(timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })

  /** What the clock on the wall shows, as if it were UTC. */
  function wallMsOf(at: Date): number {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  }

  /** Asked for every payment, so the answers are kept: a day for as long as it lasts, and when days began. */
  let known = { day: '', fromMs: 0, untilMs: 0 }
  const computeDay = (at: Date): string => new Date(wallMsOf(at)).toISOString().slice(0, 10)

  function dayOf(at: Date): string {
    const ms = at.getTime()
    if (ms >= known.fromMs && ms < known.untilMs) return known.day
    const day = computeDay(at)
    known = { day, fromMs: startOfDay(day).getTime(), untilMs: startOfDay(nextDay(day)).getTime() }
    return day
  }

  const starts = new Map<string, number>()

  function startOfDay(day: string): Date {
    const startMs = starts.get(day) ?? computeStartMs(day)
    if (starts.size >= STARTS_KNOWN_MAX) starts.clear()
    starts.set(day, startMs)
    return new Date(startMs)
  }

  function computeStartMs(day: string): number {
    const wallMs = Date.parse(`${day}T00:00:00Z`)
    // No place is further from UTC than 14 hours; within that the day begins, and it begins once.
    let before = wallMs - DAY_MS
    let after = wallMs + DAY_MS
    while (after - before > 1_000) {
      const middle = Math.floor((before + after) / 2_000) * 1_000
      if (computeDay(new Date(middle)) < day) before = middle
      else after = middle
    }
    return after
  }

  return {
    timeZone,
    dayOf,
    monthOf: (at) => dayOf(at).slice(0, 7),
    hourOf: (at) => new Date(wallMsOf(at)).getUTCHours(),
    startOfDay,
    startOfMonth: (month) => startOfDay(`${month}-01`),
  }
}
