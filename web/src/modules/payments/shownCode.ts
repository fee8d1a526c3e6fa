import type { IssuedCode } from '@sampan/contract'

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
