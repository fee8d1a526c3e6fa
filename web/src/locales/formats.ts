import { type AppLanguage, formatTag } from './language.ts'

export interface Formats {
  number(value: number): string
  /** 9:05, on a clock of 24 hours. */
  time(at: Date): string
  /** For lists: the time today, then yesterday, then the weekday, then the date. */
  moment(at: Date, now: Date): string
  /** Between messages: Today, Yesterday, Monday 17 November, and the year where it is another. */
  day(at: Date, now: Date): string
  /** November, and the year where it is another one. */
  month(at: Date, now: Date): string
  date(at: Date): string
  dateTime(at: Date): string
  /** "3 minutes ago", "yesterday". */
  ago(at: Date, now: Date): string
  /** 0:14, 12:05. */
  duration(ms: number): string
  /** 1.4 MB, in steps of 1000. */
  size(bytes: number): string
  /** 120 m, 1.4 km; 10 m for less. */
  distance(metres: number): string
  list(items: readonly string[]): string
  region(code: string): string
  /** Regions by name, in the language's order. */
  compare(one: string, other: string): number
}

const dayMs = 86_400_000
const startOfDay = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
/** Calendar days between two moments, in local time; summer time makes days of 23 and 25 hours. */
const daysBetween = (at: Date, now: Date): number => Math.round((startOfDay(now) - startOfDay(at)) / dayMs)

const cache = new Map<AppLanguage, Formats>()

export function formatsFor(language: AppLanguage): Formats {
  const known = cache.get(language)
  if (known) return known
  const made = makeFormats(language)
  cache.set(language, made)
  return made
}

function makeFormats(language: AppLanguage): Formats {
  const tag = formatTag(language)
  const lazy = <T>(make: () => T): (() => T) => {
    let made: T | undefined
    return () => {
      made ??= make()
      return made
    }
  }
  const dateFormat = (options: Intl.DateTimeFormatOptions) => lazy(() => new Intl.DateTimeFormat(tag, options))
  const numbers = new Intl.NumberFormat(tag)
  const twoDigits = lazy(() => new Intl.NumberFormat(tag, { minimumIntegerDigits: 2 }))
  // English and Arabic would write 09:05 on a clock of 24 hours; a list reads better without the nought.
  const times = dateFormat({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
  const weekdays = dateFormat({ weekday: 'short' })
  const shortDates = dateFormat({ day: 'numeric', month: 'short' })
  const oldDates = dateFormat({ day: 'numeric', month: 'numeric', year: '2-digit' })
  const days = dateFormat({ weekday: 'long', day: 'numeric', month: 'long' })
  const oldDays = dateFormat({ day: 'numeric', month: 'long', year: 'numeric' })
  // A month by itself is a number in Chinese, as everywhere else in its dates.
  const months = dateFormat({ month: language === 'zh' ? 'short' : 'long' })
  const oldMonths = dateFormat({ month: 'long', year: 'numeric' })
  const relative = lazy(() => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
  const regions = lazy(() => new Intl.DisplayNames(tag, { type: 'region' }))
  const lists = lazy(() => new Intl.ListFormat(tag, { type: 'conjunction' }))
  const collator = lazy(() => new Intl.Collator(tag))
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(tag) + text.slice(1)
  const nought = numbers.format(0)

  const time = (at: Date): string => {
    const text = times().format(at)
    return text.startsWith(nought) && at.getHours() > 0 ? text.slice(nought.length) : text
  }

  return {
    number: (value) => numbers.format(value),
    time,
    moment(at, now) {
      const age = daysBetween(at, now)
      if (age <= 0) return time(at)
      if (age === 1) return capital(relative().format(-1, 'day'))
      if (age < 7) return capital(weekdays().format(at))
      if (at.getFullYear() === now.getFullYear()) return shortDates().format(at)
      return oldDates().format(at)
    },
    day(at, now) {
      const age = daysBetween(at, now)
      if (age <= 0) return capital(relative().format(0, 'day'))
      if (age === 1) return capital(relative().format(-1, 'day'))
      return capital((at.getFullYear() === now.getFullYear() ? days() : oldDays()).format(at))
    },
    month: (at, now) => (at.getFullYear() === now.getFullYear() ? months() : oldMonths()).format(at),
    date: (at) => oldDays().format(at),
    dateTime: (at) => `${oldDays().format(at)}, ${time(at)}`,
    ago(at, now) {
      const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
      if (minutes < 1) return relative().format(0, 'second')
      if (minutes < 60) return relative().format(-minutes, 'minute')
      if (minutes < 24 * 60) return relative().format(-Math.floor(minutes / 60), 'hour')
      return relative().format(-daysBetween(at, now), 'day')
    },
    duration(ms) {
      const seconds = Math.max(0, Math.round(ms / 1000))
      return `${numbers.format(Math.floor(seconds / 60))}:${twoDigits().format(seconds % 60)}`
    },
    size(bytes) {
      const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
      const step = Math.min(3, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: steps[step] ?? 'byte',
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step >= 2 ? 1 : 0,
      }).format(bytes / 1000 ** step)
    },
    distance(metres) {
      const isFar = metres >= 1000
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: isFar ? 'kilometer' : 'meter',
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }).format(isFar ? metres / 1000 : Math.max(10, Math.round(metres / 10) * 10))
    },
    list: (items) => lists().format(items),
    region: (code) => regions().of(code) ?? code,
    compare: (one, other) => collator().compare(one, other),
  }
}
