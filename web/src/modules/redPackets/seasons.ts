/** When each feast comes, by its own calendar. Pure: a day comes in, as 2026-02-17. */

type CalendarName = 'chinese' | 'islamic-umalqura' | 'hebrew' | 'persian'

const DAY_MS = 86_400_000
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
const shift = (day: string, days: number): string =>
  new Date(noonOf(day).getTime() + days * DAY_MS).toISOString().slice(0, 10)

const formats = new Map<CalendarName, Intl.DateTimeFormat>()
function formatOf(calendar: CalendarName): Intl.DateTimeFormat {
  const known = formats.get(calendar)
  if (known) return known
  const made = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  formats.set(calendar, made)
  return made
}

/** Month and day in another calendar. Months are numbers, in the Hebrew calendar names; a leap month is another one. */
function dateIn(calendar: CalendarName, day: string): string {
  const parts = new Map(
    formatOf(calendar)
      .formatToParts(noonOf(day))
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.get('month')} ${parts.get('day')}`
}

type Feast = (day: string) => boolean

const inYear =
  (...dates: string[]): Feast =>
  (day) =>
    dates.includes(day.slice(5))
const by =
  (calendar: CalendarName, date: string): Feast =>
  (day) =>
    dateIn(calendar, day) === date

/** The new moon in the dark half of the year's fading light: the last day of the lunar month that ends in these weeks. */
const diwali: Feast = (day) => {
  const next = shift(day, 1)
  const inSeason = next.slice(5) >= '10-18' && next.slice(5) <= '11-15'
  return inSeason && dateIn('chinese', next).endsWith(' 1')
}

/** Easter Sunday of the western churches, by the Gregorian calendar ("anonymous" algorithm, as Meeus gives it). */
export function westernEaster(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const march = h + l - 7 * m + 22
  return shift(`${year}-03-01`, march - 1)
}

/** Easter Sunday of the eastern churches: reckoned in the Julian calendar, told in the Gregorian one (1900 to 2099). */
export function easternEaster(year: number): string {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  return shift(`${year}-03-22`, d + e - 10 + 23)
}

const easter =
  (of: (year: number) => string): Feast =>
  (day) =>
    of(Number(day.slice(0, 4))) === day

export type SeasonId = keyof typeof seasons

/** Each with the days around its feast on which it is given: so many before the day, so many after it. */
const seasons = {
  newYear: { feast: inYear('01-01'), before: 3, after: 2 },
  chineseNewYear: { feast: by('chinese', '1 1'), before: 14, after: 14 },
  midAutumn: { feast: by('chinese', '8 15'), before: 7, after: 1 },
  ramadan: { feast: by('islamic-umalqura', '9 1'), before: 1, after: 27 },
  eidFitr: { feast: by('islamic-umalqura', '10 1'), before: 2, after: 4 },
  eidAdha: { feast: by('islamic-umalqura', '12 10'), before: 3, after: 3 },
  diwali: { feast: diwali, before: 5, after: 3 },
  hanukkah: { feast: by('hebrew', 'Kislev 25'), before: 1, after: 7 },
  saintNicholas: { feast: inYear('12-06'), before: 2, after: 0 },
  christmas: { feast: inYear('12-25'), before: 6, after: 1 },
  befana: { feast: inYear('01-06'), before: 2, after: 0 },
  // Christmas by the Julian calendar, and its New Year.
  orthodoxChristmas: { feast: inYear('01-07', '01-14'), before: 2, after: 0 },
  nowruz: { feast: by('persian', '1 1'), before: 5, after: 12 },
  easter: { feast: easter(westernEaster), before: 4, after: 1 },
  orthodoxEaster: { feast: easter(easternEaster), before: 4, after: 1 },
} as const satisfies Record<string, { feast: Feast; before: number; after: number }>

const names = Object.keys(seasons) as SeasonId[]

/** The seasons in which a day falls; the one whose feast is nearest first. */
export function seasonsOn(day: string): SeasonId[] {
  const found = names.flatMap((id) => {
    const away = daysAway(seasons[id], day)
    return away === null ? [] : [{ id, away }]
  })
  return found.sort((a, b) => a.away - b.away).map(({ id }) => id)
}

/** How far the feast is, before or after; null outside of its season. */
function daysAway({ feast, before, after }: { feast: Feast; before: number; after: number }, day: string) {
  for (let away = 0; away <= Math.max(before, after); away += 1) {
    if (away <= before && feast(shift(day, away))) return away
    if (away <= after && feast(shift(day, -away))) return away
  }
  return null
}

/** A day as the device's own calendar on the wall counts it. */
export const localDay = (at: Date): string =>
  `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
