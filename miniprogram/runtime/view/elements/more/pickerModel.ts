// What the wheels of a picker show, by its mode: pure, so that dates at the edges can be tested.

export interface PickerOptions {
  mode: string
  range: unknown
  rangeKey: string
  start: string
  end: string
  /** 'year', 'month' or 'day'; of a region 'province', 'city', 'region'. */
  fields: string
  customItem: string
  /** Of the day it is, as '2026-11-22'. */
  today: string
  /** '2026年' in Chinese, '2026' elsewhere. */
  chinese: boolean
}

/** Codes of provinces, cities and counties with their names. */
export interface Regions {
  province_list: Record<string, string>
  city_list: Record<string, string>
  county_list: Record<string, string>
}

export interface PickerColumns {
  labels: string[][]
  /** Where the wheels stand, within their columns. */
  indices: number[]
  /** What the program is told. */
  value: unknown
  /** Beside `value`, for regions. */
  more: Record<string, unknown>
}

const pad = (number: number, digits = 2) => String(number).padStart(digits, '0')
const count = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
const within = (index: number | undefined, length: number) =>
  Math.max(0, Math.min(length - 1, Number.isFinite(index) ? Math.trunc(index ?? 0) : 0))

/** The columns while the wheels stand at these indices. */
export function pickerColumns(
  options: PickerOptions,
  indices: readonly number[],
  regions: Regions | null,
): PickerColumns {
  switch (options.mode) {
    case 'multiSelector': {
      const range = Array.isArray(options.range) ? options.range : []
      const labels = range.map((column) => labelsOf(column, options.rangeKey))
      const stand = labels.map((column, at) => within(indices[at], column.length))
      return { labels, indices: stand, value: stand, more: {} }
    }
    case 'time':
      return timeColumns(options, indices)
    case 'date':
      return dateColumns(options, indices)
    case 'region':
      return regionColumns(options, indices, regions)
    default: {
      const labels = labelsOf(options.range, options.rangeKey)
      const stand = within(indices[0], labels.length)
      return { labels: [labels], indices: [stand], value: String(stand), more: {} }
    }
  }
}

/** Where the wheels stand for a value of the program. */
export function pickerIndices(options: PickerOptions, value: unknown, regions: Regions | null): number[] {
  switch (options.mode) {
    case 'multiSelector':
      return Array.isArray(value) ? value.map((entry) => Number(entry) || 0) : []
    case 'time': {
      const [from] = timeBounds(options)
      const at = parseTime(value) ?? from
      const hour = Math.floor(at / 60)
      return [hour - Math.floor(from / 60), (at % 60) - (hour === Math.floor(from / 60) ? from % 60 : 0)]
    }
    case 'date': {
      const [from] = dateBounds(options)
      const at = parseDate(value) ?? parseDate(options.today) ?? from
      const year = at[0] - from[0]
      const month = at[1] - (year === 0 ? from[1] : 1)
      const day = at[2] - (year === 0 && month === 0 ? from[2] : 1)
      return [year, month, day].map((index) => Math.max(0, index))
    }
    case 'region': {
      const wanted: unknown[] = Array.isArray(value) ? value : []
      const stand: number[] = []
      for (const name of wanted) {
        const labels = pickerColumns(options, stand, regions).labels[stand.length] ?? []
        const at = labels.indexOf(String(name))
        if (at < 0) break
        stand.push(at)
      }
      return stand
    }
    default:
      return [Number(value) || 0]
  }
}

function labelsOf(range: unknown, key: string): string[] {
  if (!Array.isArray(range)) return []
  return range.map((entry: unknown) => {
    if (key === '' || typeof entry !== 'object' || entry === null) return String(entry ?? '')
    return String(Object.entries(entry).find(([name]) => name === key)?.[1] ?? '')
  })
}

function parseTime(value: unknown): number | null {
  const match = typeof value === 'string' ? /^(\d{1,2}):(\d{1,2})/.exec(value) : null
  return match ? Math.min(24 * 60 - 1, Number(match[1]) * 60 + Number(match[2])) : null
}

function timeBounds(options: PickerOptions): [number, number] {
  const from = parseTime(options.start) ?? 0
  return [from, Math.max(from, parseTime(options.end) ?? 24 * 60 - 1)]
}

function timeColumns(options: PickerOptions, indices: readonly number[]): PickerColumns {
  const [from, to] = timeBounds(options)
  const hours = count(Math.floor(from / 60), Math.floor(to / 60))
  const hourAt = within(indices[0], hours.length)
  const hour = hours[hourAt] ?? 0
  const minutes = count(hour === Math.floor(from / 60) ? from % 60 : 0, hour === Math.floor(to / 60) ? to % 60 : 59)
  const minuteAt = within(indices[1], minutes.length)
  return {
    labels: [hours.map((entry) => pad(entry)), minutes.map((entry) => pad(entry))],
    indices: [hourAt, minuteAt],
    value: `${pad(hour)}:${pad(minutes[minuteAt] ?? 0)}`,
    more: {},
  }
}

type Day = [year: number, month: number, day: number]

function parseDate(value: unknown): Day | null {
  const match = typeof value === 'string' ? /^(\d{1,4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?/.exec(value) : null
  return match ? [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)] : null
}

function dateBounds(options: PickerOptions): [Day, Day] {
  const from = parseDate(options.start) ?? [1900, 1, 1]
  const end = parseDate(options.end)
  // An end such as '2026' or '2026-05' means its last day.
  const given = /^\d+[-/]\d+[-/]\d+/.test(options.end) ? 3 : /^\d+[-/]\d+/.test(options.end) ? 2 : 1
  const to: Day = end ? [end[0], given > 1 ? end[1] : 12, given > 2 ? end[2] : 31] : [2100, 12, 31]
  return [from, to]
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function dateColumns(options: PickerOptions, indices: readonly number[]): PickerColumns {
  const [from, to] = dateBounds(options)
  const years = count(from[0], Math.max(from[0], to[0]))
  const yearAt = within(indices[0], years.length)
  const year = years[yearAt] ?? from[0]
  const first = year === from[0] ? from[1] : 1
  const months = count(first, Math.max(first, year === to[0] ? to[1] : 12))
  const monthAt = within(indices[1], months.length)
  const month = months[monthAt] ?? 1
  const firstDay = year === from[0] && month === from[1] ? from[2] : 1
  const lastDay = Math.min(daysOf(year, month), year === to[0] && month === to[1] ? to[2] : 31)
  const days = count(firstDay, Math.max(firstDay, lastDay))
  const dayAt = within(indices[2], days.length)
  const parts = options.fields === 'year' ? 1 : options.fields === 'month' ? 2 : 3
  const signs = options.chinese ? ['年', '月', '日'] : ['', '', '']
  const labels = [
    years.map((entry) => `${entry}${signs[0]}`),
    months.map((entry) => `${pad(entry)}${signs[1]}`),
    days.map((entry) => `${pad(entry)}${signs[2]}`),
  ]
  const value = [pad(year, 4), pad(month), pad(days[dayAt] ?? 1)].slice(0, parts).join('-')
  return { labels: labels.slice(0, parts), indices: [yearAt, monthAt, dayAt].slice(0, parts), value, more: {} }
}

function regionColumns(options: PickerOptions, indices: readonly number[], regions: Regions | null): PickerColumns {
  const levels = options.fields === 'province' ? 1 : options.fields === 'city' ? 2 : 3
  const lists = regions ? [regions.province_list, regions.city_list, regions.county_list] : []
  const labels: string[][] = []
  const stand: number[] = []
  const value: string[] = []
  const code: string[] = []
  let prefix = ''
  let all = false
  for (let level = 0; level < levels; level++) {
    // Codes of six digits: two of the province, two of the city, two of the county.
    const entries: [string, string][] = all
      ? []
      : Object.entries(lists[level] ?? {}).filter(([key]) => key.startsWith(prefix))
    if (options.customItem !== '') entries.unshift(['', options.customItem])
    const at = within(indices[level], entries.length)
    const chosen = entries[at]
    labels.push(entries.map(([, name]) => name))
    stand.push(Math.max(0, at))
    value.push(chosen?.[1] ?? '')
    if (chosen && chosen[0] !== '') {
      code.push(chosen[0])
      prefix = chosen[0].slice(0, 2 * (level + 1))
    } else all = true
  }
  return { labels, indices: stand, value, more: { code, postcode: undefined } }
}
