/** What becomes of orders, pure: no clock, no database. Ladders are ordered: the first reason that applies is told. */
import type { ErrorCode, FundingAction, FundingFailure, FundingState } from '@sampan/contract'
import type { AmountRange, Report } from './fundingSource.ts'

export const SOURCES_MAX = 10
export const UNDER_WAY_MAX = 5

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The bank's confirmation is waited for this long. */
export const ACTION_WAITED_MS = HOUR_MS
/**
 * An order of which its provider knows nothing may begin for this long. Less than a day: for that long Stripe remembers
 * idempotency keys.
 */
export const BEGINS_WITHIN_MS = 23 * HOUR_MS
/** And for this long after it nothing is concluded: what was asked in the last moment may yet arrive. */
export const LATE_WITHIN_MS = 10 * MINUTE_MS
/** An order is looked at again after this long, should the job that begins it be lost. */
export const FIRST_LOOK_MS = 30_000
/** An order that is under way for longer than this is shown to operators. */
export const STUCK_AFTER_MS = 15 * MINUTE_MS

export type OrderKind = 'topUp' | 'withdrawal'

interface Usable {
  mayTopUp: boolean
  mayWithdraw: boolean
  currencies: readonly string[]
}

export interface Asked {
  kind: OrderKind
  amount: bigint
  currency: string
}

/**
 * Whether an order may begin.
 * @param rangeOf asked once the currency is known to be one that the source takes
 * @param standing `owed` is what the bank took back and the wallet could not give
 */
export function decideOrder(
  asked: Asked,
  source: Usable,
  rangeOf: () => AmountRange,
  standing: { underWay: number; owed: { amount: bigint; currency: string } | null },
): { refused: ErrorCode; details?: Record<string, string> } | { refused: null } {
  const { kind, amount, currency } = asked
  if (kind === 'topUp' ? !source.mayTopUp : !source.mayWithdraw) return { refused: 'funding.directionNotOffered' }
  if (!source.currencies.includes(currency)) return { refused: 'funding.currencyNotOffered' }
  const range = rangeOf()
  if (amount < range.min || amount > range.max || amount % range.step !== 0n) {
    const details = { min: String(range.min), max: String(range.max), step: String(range.step) }
    return { refused: 'funding.amountOutOfRange', details }
  }
  if (kind === 'withdrawal' && standing.owed !== null) {
    return { refused: 'funding.owed', details: { ...standing.owed, amount: String(standing.owed.amount) } }
  }
  if (standing.underWay >= UNDER_WAY_MAX) return { refused: 'funding.tooManyUnderWay' }
  return { refused: null }
}

/** What is to be done because of a report. */
export type Step =
  /** It says nothing new, or less than is known: reports come late and out of order. */
  | { act: 'nothing' }
  | { act: 'wait'; state: 'underWay' | 'needsAction'; action: FundingAction | null }
  /** Make the hold good. */
  | { act: 'settle' }
  /** Let the hold go. */
  | { act: 'release'; failure: FundingFailure }
  /** The bank took back what it had brought. */
  | { act: 'takeBack' }
  /** The bank sent back what it was to take. */
  | { act: 'giveBack' }
  /** It was given up and succeeded all the same: what came in is the member's. */
  | { act: 'creditLate' }
  /** What the provider says cannot follow from what it said before. An operator must look. */
  | { act: 'contradiction' }

const nothing: Step = { act: 'nothing' }

export function decideReport(order: { kind: OrderKind; state: FundingState }, report: Report): Step {
  switch (order.state) {
    case 'underWay':
    case 'needsAction':
      return decideOpen(report)
    case 'succeeded':
      if (report.state === 'returned') return { act: order.kind === 'topUp' ? 'takeBack' : 'giveBack' }
      // Banks tell that a withdrawal failed days after they told that it was done.
      if (report.state === 'failed') return { act: order.kind === 'withdrawal' ? 'giveBack' : 'contradiction' }
      return nothing
    case 'failed':
      if (report.state !== 'succeeded') return nothing
      return { act: order.kind === 'topUp' ? 'creditLate' : 'contradiction' }
    case 'returned':
      return nothing
  }
}

function decideOpen(report: Report): Step {
  switch (report.state) {
    case 'underWay':
      return { act: 'wait', state: 'underWay', action: null }
    case 'needsAction':
      return { act: 'wait', state: 'needsAction', action: report.action }
    case 'succeeded':
      return { act: 'settle' }
    case 'failed':
      return { act: 'release', failure: report.failure }
    // Done and undone before anyone asked: nothing was settled, so there is nothing to reverse.
    case 'returned':
      return { act: 'release', failure: 'takenBack' }
  }
}

/**
 * What to ask of a provider that has not told its own id of an order: to begin if it has not yet; nothing for now; or
 * whether it has begun, and if not it has failed. What goes out of a frozen wallet does not begin.
 */
export function decideBeginning(ageMs: number, kind: OrderKind, isFrozen: boolean): 'begin' | 'wait' | 'look' {
  if (ageMs >= BEGINS_WITHIN_MS + LATE_WITHIN_MS) return 'look'
  return ageMs >= BEGINS_WITHIN_MS || (kind === 'withdrawal' && isFrozen) ? 'wait' : 'begin'
}

const PAUSES_MS = [2_000, 5_000, 15_000, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS]

/** How long to wait before the provider is asked again, after it was asked so often. */
export const pauseMs = (asked: number): number => PAUSES_MS[asked] ?? HOUR_MS
