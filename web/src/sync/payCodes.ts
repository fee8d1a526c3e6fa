import type { IssuedCode } from '@sampan/contract'

/** The server takes a code a minute early as well. */
const EARLY_MS = 60_000

/**
 * Which code to show: that of the running minute. Where it is gone, because it was charged, that of the next one.
 * @param codes in the order of their minutes
 */
export const codeAt = (codes: readonly IssuedCode[], nowMs: number): IssuedCode | undefined =>
  codes.find(({ from, until }) => Date.parse(until) > nowMs && Date.parse(from) <= nowMs + EARLY_MS)
