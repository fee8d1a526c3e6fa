/**
 * Withdrawals in two steps: a transfer from the operator's balance to the member's connected account, then a payout from
 * there to its bank. Both are found again by the order's id, whatever was lost on the way. A payout that fails takes its
 * transfer back with it.
 */
import type Stripe from 'stripe'
import type { Payment, Report } from '../fundingSource.ts'
import { mustBeSame, toStripeAmount } from './amounts.ts'
import { failureOf, refusedWith } from './errors.ts'

export async function carryOutWithdrawal(stripe: Stripe, payment: Payment): Promise<Report> {
  const account = payment.source.holder
  if (account === null) throw new Error(`Order ${payment.orderId} has no connected account`)
  const begun = await findTransfer(stripe, payment)
  if (!begun && !payment.mayBegin) return { state: 'failed', reference: null, failure: 'unreachable' }
  let transfer = begun
  try {
    transfer ??= await createTransfer(stripe, payment, account)
    mustBeSame(payment, transfer)
    if (destinationOf(transfer) !== account) throw new Error(`Stripe: ${transfer.id} went to another account`)
    const known = await findPayout(stripe, payment, account)
    // What was taken back must not be paid out.
    if (!known && transfer.reversed) return { state: 'failed', reference: null, failure: 'declined' }
    const payout = known ?? (await createPayout(stripe, payment, account))
    mustBeSame(payment, payout)
    if (payout.status === 'failed' || payout.status === 'canceled') {
      await takeBack(stripe, payment, transfer)
      return { state: 'failed', reference: payout.id, failure: failureOf(payout.failure_code) }
    }
    return payout.status === 'paid'
      ? { state: 'succeeded', reference: payout.id, lookAgainMs: null }
      : { state: 'underWay', reference: payout.id, lookAgainMs: null }
  } catch (reason) {
    const refused = refusedWith(reason)
    if (!refused) throw reason
    if (transfer) await takeBack(stripe, payment, transfer)
    return { state: 'failed', reference: null, failure: refused.failure }
  }
}

const amountOf = ({ amount, currency }: Payment) => ({
  amount: toStripeAmount(amount, currency),
  currency: currency.toLowerCase(),
})

const destinationOf = ({ destination }: Stripe.Transfer): string | undefined =>
  typeof destination === 'string' ? destination : destination?.id

const createTransfer = (stripe: Stripe, payment: Payment, account: string): Promise<Stripe.Transfer> =>
  stripe.transfers.create(
    {
      ...amountOf(payment),
      destination: account,
      transfer_group: payment.orderId,
      metadata: { orderId: payment.orderId },
    },
    { idempotencyKey: `${payment.orderId}-transfer` },
  )

async function findTransfer(stripe: Stripe, payment: Payment): Promise<Stripe.Transfer | null> {
  const { data } = await stripe.transfers.list({ transfer_group: payment.orderId, limit: 1 })
  return data[0] ?? null
}

const createPayout = (stripe: Stripe, payment: Payment, account: string): Promise<Stripe.Payout> =>
  stripe.payouts.create(
    { ...amountOf(payment), destination: payment.source.reference, metadata: { orderId: payment.orderId } },
    { idempotencyKey: `${payment.orderId}-payout`, stripeAccount: account },
  )

async function findPayout(stripe: Stripe, payment: Payment, account: string): Promise<Stripe.Payout | null> {
  if (payment.reference !== null) return stripe.payouts.retrieve(payment.reference, {}, { stripeAccount: account })
  const since = Math.floor(payment.createdAt.getTime() / 1_000) - 60
  const list = stripe.payouts.list({ created: { gte: since }, limit: 100 }, { stripeAccount: account })
  for await (const payout of list) if (payout.metadata?.orderId === payment.orderId) return payout
  return null
}

async function takeBack(stripe: Stripe, payment: Payment, transfer: Stripe.Transfer): Promise<void> {
  if (transfer.reversed) return
  const metadata = { orderId: payment.orderId }
  await stripe.transfers.createReversal(transfer.id, { metadata }, { idempotencyKey: `${payment.orderId}-reversal` })
}
