/** What Stripe's test cards do (docs.stripe.com/testing). */
import type { CardError } from './objects.ts'

export type CardBehaviour =
  | { does: 'succeed' }
  /** Asks its owner on a page of the bank's. */
  | { does: 'ask' }
  | { does: 'fail'; error: CardError }

const fail = (code: string, message: string, decline?: string): CardBehaviour => ({
  does: 'fail',
  error: { type: 'card_error', code, message, ...(decline === undefined ? {} : { decline_code: decline }) },
})

export const behaviours: Readonly<Record<string, CardBehaviour>> = {
  '4242424242424242': { does: 'succeed' },
  '5555555555554444': { does: 'succeed' },
  '4000000000003220': { does: 'ask' },
  '4000000000000002': fail('card_declined', 'Your card was declined.', 'generic_decline'),
  '4000000000009995': fail('card_declined', 'Your card has insufficient funds.', 'insufficient_funds'),
  '4000000000009987': fail('card_declined', 'Your card was declined.', 'lost_card'),
  '4000000000000069': fail('expired_card', 'Your card has expired.', 'expired_card'),
  '4000000000000119': fail('processing_error', 'An error occurred while processing your card.', 'processing_error'),
}

export const brandOf = (number: string): string => (number.startsWith('5') ? 'mastercard' : 'visa')
