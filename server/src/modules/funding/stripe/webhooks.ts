/** What Stripe's webhooks are about. They are signed: HMAC-SHA-256 over time and body, with each endpoint's secret. */
import type Stripe from 'stripe'
import type { WebhookNews } from '../fundingSource.ts'

/** Null where no secret fits, or it was signed more than five minutes before `now`. */
export function readStripeWebhook(
  stripe: Stripe,
  secrets: readonly string[],
  signature: string,
  body: Buffer,
  now: Date,
): WebhookNews | null {
  for (const secret of secrets) {
    try {
      return newsOf(stripe.webhooks.constructEvent(body, signature, secret, undefined, undefined, now.getTime()))
    } catch {
      // Another endpoint's, or nobody's.
    }
  }
  return null
}

const nothing: WebhookNews = { about: 'nothing' }

function newsOf(event: Stripe.Event): WebhookNews {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.requires_action':
    case 'payment_intent.processing':
    case 'payment_intent.canceled':
    case 'payout.paid':
    case 'payout.failed':
    case 'payout.canceled':
    case 'payout.updated':
      return aboutOrder(event.data.object.metadata)
    case 'charge.refunded':
    case 'charge.dispute.created':
    case 'charge.dispute.closed':
      return aboutPayment(event.data.object.payment_intent)
    case 'checkout.session.completed': {
      const linkId = event.data.object.metadata?.linkId
      return linkId ? { about: 'link', linkId } : nothing
    }
    default:
      return nothing
  }
}

function aboutOrder(metadata: Stripe.Metadata | null): WebhookNews {
  const orderId = metadata?.orderId
  return orderId ? { about: 'order', orderId } : nothing
}

function aboutPayment(intent: string | Stripe.PaymentIntent | null): WebhookNews {
  if (intent === null) return nothing
  return { about: 'payment', reference: typeof intent === 'string' ? intent : intent.id }
}
