/** Calendar days and months of a wallet: those of the server's time zone, as `wallet.getMonth` counts them. */

const formats = new Map<string, Intl.DateTimeFormat>()

/** "2026-03-09" of a moment in a time zone. */
export function dayOf(at: Date, timeZone: string): string {
  const known = formats.get(timeZone)
  const format =
    known ?? new Intl.DateTimeFormat('en-u-ca-iso8601', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, format)
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/** "2026-03" */
export const monthOf = (at: Date, timeZone: string): string => dayOf(at, timeZone).slice(0, 7)

/** The month that is `steps` later, or earlier below zero. */
export function monthAfter(month: string, steps: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + steps
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** How many days a month has. */
export const daysIn = (month: string): number =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()

/** A date for showing the month's name; noon, so that no zone moves it into another one. */
export const dateOfMonth = (month: string): Date =>
  new Date(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 15, 12)
