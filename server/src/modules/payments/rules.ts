/** Decisions on payments, codes and charges: no clock, no database. Ladders: the first reason that applies is told. */
import type { ChargeState, ErrorCode, OrderState } from '@sampan/contract'

export interface Reason {
  code: ErrorCode
  details?: Record<string, unknown>
}

/** One payment moves at most so much, in minor units: what any code can say. */
export interface PayTerms {
  payerId: string
  /** Null where nobody is there to be paid. */
  payeeId: string | null
  amount: bigint
  currency: string
  amountMax: bigint
  stall: { open: boolean; currency: string } | null
  order: { state: OrderState; amount: bigint; currency: string } | null
}

/** May this be paid, as far as payee and amount go? Whether the payer can, the wallet says. */
export function decidePay(terms: PayTerms): Reason | null {
  const { payerId, payeeId, amount, currency, amountMax, stall, order } = terms
  if (payeeId === null) return { code: 'payments.payeeNotFound' }
  if (payeeId === payerId) return { code: 'payments.self' }
  if (stall && !stall.open) return { code: 'merchants.stallClosed' }
  if (order && order.state !== 'open') return { code: 'merchants.orderNotOpen', details: { state: order.state } }
  if (amount > amountMax) return { code: 'payments.amountTooLarge', details: { max: String(amountMax) } }
  const asked = order ? order.amount : null
  const taken = order?.currency ?? stall?.currency ?? null
  if ((asked !== null && asked !== amount) || (taken !== null && taken !== currency))
    return { code: 'payments.termsDiffer', details: { amount: asked === null ? null : String(asked), currency: taken } }
  return null
}

/** Codes for one hour, one a minute. */
export const CODES_COUNT = 60
export const CODE_MS = 60_000
/** Phones' clocks differ from the server's: a code is taken one window before its own and one after. */
export const GRACE_MS = CODE_MS
/** Used and stale codes are told from unknown ones for a while. */
export const CODE_KEPT_MS = 24 * 3_600_000

/** When the windows of a batch begin: with the minute that runs. */
export function windowsFrom(now: Date): { begins: Date; ends: Date }[] {
  const first = Math.floor(now.getTime() / CODE_MS) * CODE_MS
  return Array.from({ length: CODES_COUNT }, (_, index) => ({
    begins: new Date(first + index * CODE_MS),
    ends: new Date(first + (index + 1) * CODE_MS),
  }))
}

export interface ShownCode {
  memberId: string
  deviceSignedIn: boolean
  begins: Date
  ends: Date
  usedAt: Date | null
}

/** May the owner of a stall charge by this code? */
export function decideCode(code: ShownCode | null, ownerId: string, now: Date): Reason | null {
  if (!code) return { code: 'payments.codeUnknown' }
  if (code.memberId === ownerId) return { code: 'payments.self' }
  if (code.usedAt) return { code: 'payments.codeUsed' }
  const early = now.getTime() < code.begins.getTime() - GRACE_MS
  const late = now.getTime() >= code.ends.getTime() + GRACE_MS
  if (early || late || !code.deviceSignedIn) return { code: 'payments.codeStale' }
  return null
}

/** A till may misread now and then; nobody may try. */
export const GUESSES_MAX = 10
export const GUESSES_MS = 10 * 60_000

export interface Guesses {
  wrong: number
  since: Date
}

/** Has a member tried too many codes that nobody was given? */
export function decideGuess(guesses: Guesses, now: Date): Reason | null {
  if (guesses.wrong < GUESSES_MAX) return null
  const waitMs = guesses.since.getTime() + GUESSES_MS - now.getTime()
  if (waitMs <= 0) return null
  return { code: 'payments.tooManyGuesses', details: { retryAfterSeconds: Math.ceil(waitMs / 1_000) } }
}

/** One more wrong one. */
export const guessAgain = (guesses: Guesses, now: Date): Guesses =>
  guesses.wrong > 0 && guesses.since.getTime() + GUESSES_MS > now.getTime()
    ? { wrong: guesses.wrong + 1, since: guesses.since }
    : { wrong: 1, since: now }

/** As long as people stand at a till. */
export const CHARGE_MS = 3 * 60_000

/** How a charge is at an instant. A job writes down what expired, some time later. */
export const chargeStateAt = (charge: { state: ChargeState; expires_at: Date }, now: Date): ChargeState =>
  charge.state === 'waiting' && charge.expires_at <= now ? 'expired' : charge.state

/** What is the customer's own business comes out at the till as one answer. */
const payersOwn: readonly ErrorCode[] = ['wallet.insufficientFunds', 'wallet.limitReached', 'wallet.frozen']

export const refusalAtTill = (code: ErrorCode): ErrorCode =>
  payersOwn.includes(code) ? 'payments.payerCannotPay' : code
