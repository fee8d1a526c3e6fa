/** How the test bank behaves, pure: from the number of an account, what is in it, and the time. */
import type { FundingFailure, SourceKind, TestBehaviour } from '@sampan/contract'
import { isCardNumber, isIban } from '../checkDigits.ts'
import type { LinkAnswer, LinkDetails, Payment, Report } from '../fundingSource.ts'
import { type TestNumber, testNumbers } from './numbers.ts'

export const SLOW_MS = 4_000
export const TAKEN_BACK_AFTER_MS = 60_000

/** What the number is, or why it is not taken. */
export function decideTestLink(
  kind: SourceKind,
  details: LinkDetails,
  now: Date,
): Extract<LinkAnswer, { refused: string }> | { refused: null; number: TestNumber } {
  if (details === null || details.kind !== kind) return { refused: 'funding.linkNotFinished' }
  const { number } = details
  if (kind === 'card' ? !isCardNumber(number) : !isIban(number)) return { refused: 'funding.numberWrong' }
  const known = testNumbers.find((each) => each.kind === kind && each.number === number)
  if (!known) return { refused: 'funding.testNumbersOnly' }
  if (details.kind === 'card' && isPast(details.expires, now)) return { refused: 'funding.cardExpired' }
  if (known.behaviour === 'notLinked') return { refused: 'funding.linkRefused' }
  return { refused: null, number: known }
}

/** Good until its month has passed everywhere. */
const isPast = ({ month, year }: { month: number; year: number }, now: Date): boolean =>
  Date.UTC(year, month, 2) <= now.getTime()

export type BankState = 'waiting' | 'asking' | 'done' | 'refused' | 'returned'

/** A payment in the bank's own books. */
export interface BankPayment {
  state: BankState
  failure: FundingFailure | null
  /** When what waits is done. */
  dueAt: Date | null
  /** When what is done is taken back. */
  returnsAt: Date | null
}

const after = (now: Date, ms: number): Date => new Date(now.getTime() + ms)

/** What the bank makes of a payment that it hears of for the first time. */
export function receivePayment(
  behaviour: TestBehaviour,
  kind: Payment['kind'],
  amount: bigint,
  balance: bigint,
  now: Date,
): BankPayment {
  const payment = { failure: null, dueAt: null, returnsAt: null }
  const refused = (failure: FundingFailure): BankPayment => ({ ...payment, state: 'refused', failure })
  if (behaviour === 'declined' || behaviour === 'closed' || behaviour === 'expired') return refused(behaviour)
  if (kind === 'topUp' && amount > balance) return refused('insufficientFunds')
  if (behaviour === 'slow') return { ...payment, state: 'waiting', dueAt: after(now, SLOW_MS) }
  if (behaviour === 'confirms' && kind === 'topUp') return { ...payment, state: 'asking' }
  if (behaviour === 'takesBack') return { ...payment, state: 'done', returnsAt: after(now, TAKEN_BACK_AFTER_MS) }
  return { ...payment, state: 'done' }
}

/** The same payment when time has gone by. What waited may find the account empty by then. */
export function ripen(
  payment: BankPayment,
  kind: Payment['kind'],
  amount: bigint,
  balance: bigint,
  now: Date,
): BankPayment {
  if (payment.state === 'waiting' && payment.dueAt !== null && payment.dueAt <= now) {
    if (kind === 'topUp' && amount > balance) return { ...payment, state: 'refused', failure: 'insufficientFunds' }
    return { ...payment, state: 'done' }
  }
  if (payment.state === 'done' && payment.returnsAt !== null && payment.returnsAt <= now) {
    return { ...payment, state: 'returned' }
  }
  return payment
}

/** What the bank's customer answers. */
export function answerPayment(payment: BankPayment, confirmed: boolean, amount: bigint, balance: bigint): BankPayment {
  if (payment.state !== 'asking') return payment
  if (!confirmed) return { ...payment, state: 'refused', failure: 'notConfirmed' }
  if (amount > balance) return { ...payment, state: 'refused', failure: 'insufficientFunds' }
  return { ...payment, state: 'done' }
}

/** What a payment has done to the account, above zero for what came into it. */
export function effectOf(state: BankState, kind: Payment['kind'], amount: bigint): bigint {
  if (state !== 'done') return 0n
  return kind === 'topUp' ? -amount : amount
}

/** As the bank tells it. */
export function reportOf(orderId: string, payment: BankPayment, now: Date): Report {
  const untilMs = (at: Date | null): number | null => (at === null ? null : Math.max(0, at.getTime() - now.getTime()))
  switch (payment.state) {
    case 'waiting':
      return { state: 'underWay', reference: orderId, lookAgainMs: untilMs(payment.dueAt) }
    case 'asking':
      return { state: 'needsAction', reference: orderId, action: { kind: 'testBank' } }
    case 'done':
      return { state: 'succeeded', reference: orderId, lookAgainMs: untilMs(payment.returnsAt) }
    case 'refused':
      return { state: 'failed', reference: orderId, failure: payment.failure ?? 'declined' }
    case 'returned':
      return { state: 'returned', reference: orderId }
  }
}
