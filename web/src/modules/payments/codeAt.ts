import type { IssuedCode } from '@sampan/contract'

/** The server takes a code a minute early as well. */
const EARLY_MS = 60_000

/**
 * Which code to show: that of the running minute. Where it is gone, because it was charged, that of the next one.
 * @param codes in the order of their minutes
 */
export const codeAt = (codes: readonly IssuedCode[], now: Date): IssuedCode | null =>
  codes.find(({ from, until }) => Date.parse(until) > now.getTime() && Date.parse(from) <= now.getTime() + EARLY_MS) ??
  null

/** At least one, so that no code is shown with nothing left. */
export const secondsLeft = ({ until }: IssuedCode, now: Date): number =>
  Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1_000))

/** 7284 0071 3390 0221 85, or all but its ends as dots. */
export function groupedDigits(code: string, whole: boolean): string {
  const groups = code.match(/.{1,4}/g) ?? []
  if (whole) return groups.join(' ')
  const last = code.slice(-4)
  return [groups[0], '••••', '••••', last].join(' ')
}
