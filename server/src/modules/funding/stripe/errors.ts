/** What Stripe's errors mean for an order. They hold keys of payments, so none of them goes any further than here. */
import type { FundingFailure } from '@sampan/contract'
import Stripe from 'stripe'
import { ProviderUnreachable } from '../fundingSource.ts'

const failures: Readonly<Record<string, FundingFailure>> = {
  insufficient_funds: 'insufficientFunds',
  card_velocity_exceeded: 'insufficientFunds',
  withdrawal_count_limit_exceeded: 'insufficientFunds',
  expired_card: 'expired',
  authentication_required: 'notConfirmed',
  payment_intent_authentication_failure: 'notConfirmed',
  lost_card: 'closed',
  stolen_card: 'closed',
  restricted_card: 'closed',
  resource_missing: 'closed',
  payment_method_detached: 'closed',
  account_closed: 'closed',
  account_frozen: 'closed',
  no_account: 'closed',
  invalid_account_number: 'closed',
  bank_account_restricted: 'closed',
}

/** @param codes decline code and code of a card's error, failure code of a payout: the first that is known counts */
export function failureOf(...codes: (string | null | undefined)[]): FundingFailure {
  for (const code of codes) {
    const failure = code ? failures[code] : undefined
    if (failure) return failure
  }
  return 'declined'
}

const unreachable: readonly string[] = ['StripeConnectionError', 'StripeAPIError', 'StripeRateLimitError']

/** The same error without what must not be logged: one to ask again after, or one that an operator must put right. */
export function plainError(reason: unknown): Error {
  if (!(reason instanceof Stripe.errors.StripeError)) {
    return reason instanceof Error ? reason : new Error('Stripe’s library failed')
  }
  const { type, code = 'no code', requestId = 'none', statusCode = 'none' } = reason
  const text = `Stripe: ${type}, ${code}, HTTP status ${statusCode}, request ${requestId}`
  const isBusy = code === 'idempotency_key_in_use' || code === 'lock_timeout'
  return unreachable.includes(type) || isBusy ? new ProviderUnreachable(text) : new Error(text)
}

/** A card's error, or that of a request about what is no longer there: an answer, not a fault. */
export function refusedWith(reason: unknown): { failure: FundingFailure; paymentIntentId: string | null } | null {
  if (!(reason instanceof Stripe.errors.StripeError)) return null
  const { code, decline_code, payment_intent } = reason
  if (reason instanceof Stripe.errors.StripeCardError) {
    return { failure: failureOf(decline_code, code), paymentIntentId: payment_intent?.id ?? null }
  }
  const isAnswer =
    reason instanceof Stripe.errors.StripeInvalidRequestError && code !== undefined && answers.includes(code)
  return isAnswer ? { failure: failureOf(code), paymentIntentId: payment_intent?.id ?? null } : null
}

/** Codes of invalid requests that are about the order, not about how we ask. */
const answers: readonly string[] = [
  'amount_too_large',
  'amount_too_small',
  'balance_insufficient',
  'insufficient_capabilities_for_transfer',
  'payment_method_detached',
  'payouts_not_allowed',
  'resource_missing',
  'transfers_not_allowed',
]
