// What wheels of dates and times show: pure, so that edges can be tested. Formats are those of Alipay, such as
// 'yyyy-MM-dd HH:mm'.

export interface DateOptions {
  format: string
  /** Dates in the format; what they leave out is the earliest, or latest, there is. */
  start: string
  end: string
  /** '2026年' in Chinese, '2026' elsewhere. */
  chinese: boolean
}

export interface DateWheels {
  labels: string[][]
  /** Where the wheels stand, within their columns. */
  indices: number[]
  /** What they say, as numbers in the order of the format. */
  values: number[]
  /** The same as text in the format. */
  date: string
}

const units = {
  yyyy: { first: 1900, last: 2100, sign: '年' },
  MM: { first: 1, last: 12, sign: '月' },
  dd: { first: 1, last: 31, sign: '日' },
  HH: { first: 0, last: 23, sign: '时' },
  mm: { first: 0, last: 59, sign: '分' },
  ss: { first: 0, last: 59, sign: '秒' },
} as const

type Unit = keyof typeof units

const isUnit = (name: string): name is Unit => Object.hasOwn(units, name)
const unitPattern = /yyyy|MM|dd|HH|mm|ss/g
const clamp = (value: number, from: number, to: number) => Math.min(to, Math.max(from, value))

/** @returns the format itself, or that of a day where it says nothing that is known */
export const knownFormat = (format: string): string => (format.match(unitPattern) === null ? 'yyyy-MM-dd' : format)

const unitsOf = (format: string): Unit[] => [...(format.match(unitPattern) ?? [])].filter(isUnit)

/** Numbers of a text in the order of the format; empty where there are none. */
export function readDate(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}

/** A moment, as numbers in the order of the format. */
export function dateOf(format: string, now: Date): number[] {
  const said: Record<Unit, number> = {
    yyyy: now.getFullYear(),
    MM: now.getMonth() + 1,
    dd: now.getDate(),
    HH: now.getHours(),
    mm: now.getMinutes(),
    ss: now.getSeconds(),
  }
  return unitsOf(format).map((unit) => said[unit])
}

/**
 * The wheels as near to what is wanted as bounds and months allow.
 * @param wanted numbers in the order of the format
 */
export function dateWheels(options: DateOptions, wanted: readonly number[]): DateWheels {
  const all = unitsOf(options.format)
  const low = readDate(options.start)
  const high = readDate(options.end)
  const wheels: DateWheels = { labels: [], indices: [], values: [], date: '' }
  let isAtStart = true
  let isAtEnd = true
  for (const [at, unit] of all.entries()) {
    const { first, sign } = units[unit]
    const last = unit === 'dd' ? daysOf(all, wheels.values) : units[unit].last
    const from = (isAtStart ? low[at] : undefined) ?? first
    const to = Math.max(from, (isAtEnd ? Math.min(high[at] ?? last, last) : undefined) ?? last)
    const value = clamp(wanted[at] ?? from, from, to)
    isAtStart &&= value === low[at]
    isAtEnd &&= value === high[at]
    wheels.values.push(value)
    wheels.indices.push(value - from)
    wheels.labels.push(
      Array.from({ length: to - from + 1 }, (_, index) => `${pad(unit, from + index)}${options.chinese ? sign : ''}`),
    )
  }
  let at = 0
  wheels.date = options.format.replace(unitPattern, (unit) => {
    const value = wheels.values[at] ?? 0
    at += 1
    return pad(unit, value)
  })
  return wheels
}

/** The numbers after a wheel was turned to another of its items. */
export function turnedTo(wheels: DateWheels, column: number, index: number): number[] {
  return wheels.values.map((value, at) => (at === column ? value - (wheels.indices[at] ?? 0) + index : value))
}

const pad = (unit: string, value: number) => String(value).padStart(unit.length, '0')

function daysOf(all: readonly Unit[], values: readonly number[]): number {
  const year = values[all.indexOf('yyyy')]
  const month = values[all.indexOf('MM')]
  if (month === undefined) return 31
  return new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
}
