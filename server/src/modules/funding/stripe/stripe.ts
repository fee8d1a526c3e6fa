/** Stripe as a funding source: cards bring money in, bank accounts take money out. */
import type { FundingOffer } from '@sampan/contract'
import Stripe from 'stripe'
import type { Clock } from '../../../kernel/clock.ts'
import type { FundingSource } from '../fundingSource.ts'
import { stripeRange } from './amounts.ts'
import { plainError } from './errors.ts'
import { finishBankLink, finishCardLink, startBankLink, startCardLink } from './links.ts'
import { carryOutTopUp, giveUpTopUp } from './topUps.ts'
import { readStripeWebhook } from './webhooks.ts'
import { carryOutWithdrawal } from './withdrawals.ts'

/** A call that takes longer is asked for again later; jobs wait for it. */
const TIMEOUT_MS = 15_000

export interface StripeOptions {
  secretKey: string
  webhookSecrets: readonly string[]
  /** Such as https://api.stripe.com. */
  api: string
  /** Where people open the app: Stripe's pages lead back there. */
  origin: string
  currencies: readonly string[]
  clock: Clock
}

export function createStripe(options: StripeOptions): FundingSource {
  const { currencies, origin } = options
  const url = new URL(options.api)
  const stripe = new Stripe(options.secretKey, {
    protocol: url.protocol === 'http:' ? 'http' : 'https',
    host: url.hostname,
    port: url.port || (url.protocol === 'http:' ? 80 : 443),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
    appInfo: { name: 'Sampan' },
  })
  const offer: FundingOffer = {
    provider: 'stripe',
    test: /^(sk|rk)_test_/.test(options.secretKey),
    kinds: [
      { kind: 'card', way: 'page', mayTopUp: true, mayWithdraw: false },
      { kind: 'bankAccount', way: 'page', mayTopUp: false, mayWithdraw: true },
    ],
    currencies: [...currencies],
    testNumbers: [],
  }
  const pages = (linkId: string) => ({
    finished: `${origin}/me/wallet/sources/link/${linkId}`,
    left: `${origin}/me/wallet/sources`,
  })
  const returnUrl = (orderId: string) => `${origin}/me/wallet/orders/${orderId}`

  return {
    provider: 'stripe',
    offer,
    amountRange: stripeRange,
    startLink: (asked) =>
      plainly(() => (asked.kind === 'card' ? startCardLink : startBankLink)(stripe, asked, pages(asked.linkId))),
    finishLink: (link) =>
      plainly(() => (link.kind === 'card' ? finishCardLink : finishBankLink)(stripe, link, currencies)),
    unlink: ({ kind, reference }) => plainly(() => (kind === 'card' ? detach(stripe, reference) : Promise.resolve())),
    carryOut: (payment) =>
      plainly(() =>
        payment.kind === 'topUp'
          ? carryOutTopUp(stripe, payment, returnUrl(payment.orderId))
          : carryOutWithdrawal(stripe, payment),
      ),
    giveUp: (payment) => plainly(() => giveUpTopUp(stripe, payment, returnUrl(payment.orderId))),
    readWebhook(headers, body) {
      const signature = headers['stripe-signature']
      if (typeof signature !== 'string') return null
      return readStripeWebhook(stripe, options.webhookSecrets, signature, body, options.clock.now())
    },
  }
}

/** A bank account stays with the connected account, which is the member's own; a card is forgotten. */
async function detach(stripe: Stripe, id: string): Promise<void> {
  const method = await stripe.paymentMethods.retrieve(id)
  if (method.customer !== null) await stripe.paymentMethods.detach(id)
}

async function plainly<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (reason) {
    throw plainError(reason)
  }
}
