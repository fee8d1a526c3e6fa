/** Limits and PINs: decisions, without clock and database. */
import type { EntryKind, ErrorCode } from '@sampan/contract'
import type { CurrencyLimits } from './terms.ts'

/** What a member sent on a day and in a month, each by its name: 2026-03-01, 2026-03. */
export interface Usage {
  day: string
  dayUsed: bigint
  month: string
  monthUsed: bigint
}

/** Where the calendar stands, and when it turns. */
export interface Today {
  day: string
  month: string
  dayEndsAt: Date
  monthEndsAt: Date
}

/**
 * Usage as of today: of an earlier day or month nothing counts. A later one stays: around midnight who began before may
 * come after who began then, and must not make it forget what was sent.
 */
export const usageToday = (usage: Usage, { day, month }: Today): Usage => ({
  ...(usage.day < day ? { day, dayUsed: 0n } : { day: usage.day, dayUsed: usage.dayUsed }),
  ...(usage.month < month ? { month, monthUsed: 0n } : { month: usage.month, monthUsed: usage.monthUsed }),
})

export type LimitName = 'payment' | 'day' | 'month' | 'balance'

export interface OverLimit {
  limit: LimitName
  /** What would be allowed now. */
  allowed: bigint
  /** Null where time alone frees nothing. */
  freesAt: Date | null
}

/**
 * Whether a member may send so much now. Where several limits are in the way the tightest is told, so that whoever
 * sends what is allowed gets through; of equally tight ones the one that lasts longest.
 * @param usage as of today; see `usageToday`
 */
export function decideSpend(
  limits: Pick<CurrencyLimits, 'payment' | 'day' | 'month'>,
  usage: Usage,
  amount: bigint,
  today: Today,
): OverLimit | null {
  const left = (max: bigint, used: bigint) => (max > used ? max - used : 0n)
  const ladder: OverLimit[] = []
  if (limits.payment !== null) ladder.push({ limit: 'payment', allowed: limits.payment, freesAt: null })
  if (limits.month !== null)
    ladder.push({ limit: 'month', allowed: left(limits.month, usage.monthUsed), freesAt: today.monthEndsAt })
  if (limits.day !== null)
    ladder.push({ limit: 'day', allowed: left(limits.day, usage.dayUsed), freesAt: today.dayEndsAt })
  const tightest = ladder.reduce<OverLimit | null>(
    (found, next) => (found === null || next.allowed < found.allowed ? next : found),
    null,
  )
  return tightest !== null && amount > tightest.allowed ? tightest : null
}

/** Whether a member may hold so much more. `balance` is what it has, on its way or not. */
export function decideReceive(
  limits: Pick<CurrencyLimits, 'balance'>,
  balance: bigint,
  amount: bigint,
): OverLimit | null {
  if (limits.balance === null || balance + amount <= limits.balance) return null
  return { limit: 'balance', allowed: limits.balance > balance ? limits.balance - balance : 0n, freesAt: null }
}

/** What comes back to whom it was taken from, or is put right: no limit and no change of currencies is in its way. */
const comingBack: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'transferReturned',
  'redPacketReturned',
  'withdrawalReturned',
  'topUpReturned',
  'opening',
])
export const comesBack = (kind: EntryKind): boolean => comingBack.has(kind)

/** Usage after money was sent, or came back that was counted on the same day or in the same month. */
export const countSpend = (usage: Usage, amount: bigint): Usage => ({
  ...usage,
  dayUsed: usage.dayUsed + amount,
  monthUsed: usage.monthUsed + amount,
})

export function giveBack(usage: Usage, amount: bigint, countedOn: { day: string; month: string }): Usage {
  const without = (used: bigint) => (used > amount ? used - amount : 0n)
  return {
    ...usage,
    dayUsed: countedOn.day === usage.day ? without(usage.dayUsed) : usage.dayUsed,
    monthUsed: countedOn.month === usage.month ? without(usage.monthUsed) : usage.monthUsed,
  }
}

// PIN

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export const TRIES_BEFORE_LOCK = 5
/** For how long the first five wrong tries lock, the next five, and so on; after that the last. */
const lockMs = [15 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS] as const

/** For how long a wrong try locks; null where some are left. */
export function lockAfter(wrongTries: number): number | null {
  if (wrongTries === 0 || wrongTries % TRIES_BEFORE_LOCK !== 0) return null
  return lockMs[Math.min(wrongTries / TRIES_BEFORE_LOCK, lockMs.length) - 1] ?? DAY_MS
}

export const triesLeft = (wrongTries: number): number => TRIES_BEFORE_LOCK - (wrongTries % TRIES_BEFORE_LOCK)

/** A new PIN is allowed a day after it was asked for, and for a week. */
export const RESET_WAIT_MS = DAY_MS
export const RESET_OPEN_MS = 7 * DAY_MS
/** How long ago a device that resets a PIN may have signed in. */
export const SIGNED_IN_MS_MAX = 15 * MINUTE_MS
export const PROOF_MS = 5 * MINUTE_MS

/**
 * PINs that are tried first: one digit, two in turns, a half twice, runs up and down (also around 9 and 0), and dates of
 * this form that everyone knows.
 */
export function isSimplePin(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = new Set(digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10))
  if (steps.size === 1 && [0, 1, 9].includes([...steps][0] ?? 0)) return true
  if (pin.slice(0, 3) === pin.slice(3)) return true
  if (pin.slice(0, 2) === pin.slice(2, 4) && pin.slice(2, 4) === pin.slice(4)) return true
  if (/^(\d)\1(\d)\2(\d)\3$/.test(pin) || /^(\d)\1\1(\d)\2\2$/.test(pin)) return true
  return wellKnown.has(pin)
}
const wellKnown: ReadonlySet<string> = new Set(['123321', '147258', '258147', '159753', '520131', '131452', '142536'])

export interface PinRecord {
  isSet: boolean
  lockedUntil: Date | null
  reset: { from: Date; until: Date; deviceId: string } | null
}

export const isLocked = ({ lockedUntil }: Pick<PinRecord, 'lockedUntil'>, now: Date): boolean =>
  lockedUntil !== null && lockedUntil > now

/** Whether a payment may go without a proof: null when it may. */
export function decidePin(isSet: boolean, pinFree: bigint, amount: bigint, hasProof: boolean): ErrorCode | null {
  if (amount <= pinFree) return null
  if (!isSet) return 'wallet.pinNotSet'
  return hasProof ? null : 'wallet.pinRequired'
}

/** Whether a reset that was begun may be finished, on this device, now. */
export function decideFinishReset(
  { isSet, reset }: PinRecord,
  device: { id: string; signedInAt: Date },
  now: Date,
): { refused: ErrorCode; from?: Date } | null {
  if (!isSet || reset === null || now >= reset.until) return { refused: 'wallet.pinResetNotBegun' }
  if (now < reset.from) return { refused: 'wallet.pinResetTooEarly', from: reset.from }
  if (reset.deviceId !== device.id && !isFresh(device.signedInAt, now)) return { refused: 'wallet.signInAgain' }
  return null
}

export const isFresh = (signedInAt: Date, now: Date): boolean =>
  now.getTime() - signedInAt.getTime() <= SIGNED_IN_MS_MAX
