/** Top-ups by payment intents: one for each order, made and confirmed in one step, and cancelled once it has failed. */
import type Stripe from 'stripe'
import type { Payment, Report } from '../fundingSource.ts'
import { mustBeSame, toStripeAmount } from './amounts.ts'
import { failureOf, refusedWith } from './errors.ts'

const expand = ['latest_charge']

/** @param returnUrl where the bank's page leads back to */
export async function carryOutTopUp(stripe: Stripe, payment: Payment, returnUrl: string): Promise<Report> {
  const { orderId, reference } = payment
  if (reference !== null) return reportOf(stripe, payment, await stripe.paymentIntents.retrieve(reference, { expand }))
  if (!payment.mayBegin) {
    const found = await findIntent(stripe, payment)
    return found ? reportOf(stripe, payment, found) : { state: 'failed', reference: null, failure: 'unreachable' }
  }
  try {
    const intent = await stripe.paymentIntents.create(
      {
        amount: toStripeAmount(payment.amount, payment.currency),
        currency: payment.currency.toLowerCase(),
        ...(payment.source.holder === null ? {} : { customer: payment.source.holder }),
        payment_method: payment.source.reference,
        allowed_payment_method_types: ['card'],
        confirm: true,
        return_url: returnUrl,
        metadata: { orderId },
        expand,
      },
      { idempotencyKey: orderId },
    )
    return await reportOf(stripe, payment, intent)
  } catch (reason) {
    const refused = refusedWith(reason)
    if (!refused) throw reason
    if (refused.paymentIntentId !== null) await cancel(stripe, refused.paymentIntentId)
    return { state: 'failed', reference: refused.paymentIntentId, failure: refused.failure }
  }
}

/** Gives up one that waits for its card's owner. It may be confirmed at the same moment: so it is looked at again. */
export async function giveUpTopUp(stripe: Stripe, payment: Payment, returnUrl: string): Promise<Report> {
  if (payment.reference !== null) await cancel(stripe, payment.reference)
  return carryOutTopUp(stripe, payment, returnUrl)
}

async function reportOf(stripe: Stripe, payment: Payment, intent: Stripe.PaymentIntent): Promise<Report> {
  const reference = intent.id
  switch (intent.status) {
    case 'succeeded':
      mustBeSame(payment, intent)
      mustBeSame(payment, { ...intent, amount: intent.amount_received })
      return (await wasTakenBack(stripe, intent))
        ? { state: 'returned', reference }
        : { state: 'succeeded', reference, lookAgainMs: null }
    case 'requires_action': {
      const url = intent.next_action?.redirect_to_url?.url
      return url
        ? { state: 'needsAction', reference, action: { kind: 'page', url } }
        : { state: 'underWay', reference, lookAgainMs: null }
    }
    // The card was refused, or its owner did not confirm. Nobody is to try again with this one.
    case 'requires_payment_method':
      await cancel(stripe, reference)
      return { state: 'failed', reference, failure: lastFailure(intent) }
    case 'canceled':
      return { state: 'failed', reference, failure: intent.last_payment_error ? lastFailure(intent) : 'notConfirmed' }
    default:
      return { state: 'underWay', reference, lookAgainMs: null }
  }
}

const lastFailure = ({ last_payment_error: error }: Stripe.PaymentIntent) => failureOf(error?.decline_code, error?.code)

/** Paid back whole, or disputed and lost. A dispute that is open may yet be won. */
async function wasTakenBack(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<boolean> {
  const charge = intent.latest_charge
  if (charge === null || typeof charge === 'string') return false
  if (charge.refunded) return true
  if (!charge.disputed) return false
  const { data } = await stripe.disputes.list({ payment_intent: intent.id, limit: 100 })
  return data.some(({ status }) => status === 'lost')
}

/** Among the customer's: the list is up to date at once, as a search is not. */
async function findIntent(stripe: Stripe, payment: Payment): Promise<Stripe.PaymentIntent | null> {
  const since = Math.floor(payment.createdAt.getTime() / 1_000) - 60
  const list = stripe.paymentIntents.list({
    ...(payment.source.holder === null ? {} : { customer: payment.source.holder }),
    created: { gte: since },
    limit: 100,
    expand: ['data.latest_charge'],
  })
  for await (const intent of list) if (intent.metadata.orderId === payment.orderId) return intent
  return null
}

/** One that has ended stays as it is. */
async function cancel(stripe: Stripe, id: string): Promise<void> {
  const intent = await stripe.paymentIntents.retrieve(id)
  if (!['requires_payment_method', 'requires_action', 'requires_confirmation'].includes(intent.status)) return
  try {
    await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })
  } catch (reason) {
    const after = await stripe.paymentIntents.retrieve(id)
    if (after.status === intent.status) throw reason
  }
}
