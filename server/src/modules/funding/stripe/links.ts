/**
 * Linking on Stripe's own pages: a card by Checkout in setup mode, a bank account by the onboarding of a connected
 * account. A card's number never comes here; what comes back is what it is called and how it ends.
 */
import type Stripe from 'stripe'
import type { LinkAnswer, LinkAsked, LinkStarted } from '../fundingSource.ts'

const brands: Readonly<Record<string, string>> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'Eftpos',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

export interface Pages {
  /** Where Stripe's page leads back to: once it was finished, and when it was left. */
  finished: string
  left: string
}

export async function startCardLink(stripe: Stripe, asked: LinkAsked, pages: Pages): Promise<LinkStarted> {
  const { linkId, memberId } = asked
  const metadata = { linkId }
  const holder =
    asked.holder ??
    (await stripe.customers.create({ metadata: { memberId } }, { idempotencyKey: `${memberId}-customer` })).id
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'setup',
      customer: holder,
      allowed_payment_method_types: ['card'],
      success_url: pages.finished,
      cancel_url: pages.left,
      metadata,
      setup_intent_data: { metadata },
    },
    { idempotencyKey: `${linkId}-session` },
  )
  return { holder, reference: session.id, url: session.url }
}

export async function finishCardLink(
  stripe: Stripe,
  link: LinkAsked & { reference: string | null },
  currencies: readonly string[],
): Promise<LinkAnswer> {
  if (link.reference === null) return { refused: 'funding.linkNotFinished' }
  const session = await stripe.checkout.sessions.retrieve(link.reference, { expand: ['setup_intent.payment_method'] })
  const intent = session.setup_intent
  if (session.status === 'expired') return { refused: 'funding.linkRefused' }
  if (session.status !== 'complete' || intent === null || typeof intent === 'string') {
    return { refused: 'funding.linkNotFinished' }
  }
  const method = intent.payment_method
  if (intent.status !== 'succeeded' || method === null || typeof method === 'string' || !method.card) {
    return { refused: 'funding.linkNotFinished' }
  }
  const { brand, last4, exp_month, exp_year } = method.card
  return {
    refused: null,
    found: {
      reference: method.id,
      holder: link.holder,
      name: brands[brand] ?? 'Card',
      lastFour: last4,
      expires: { month: exp_month, year: exp_year },
      mayTopUp: true,
      mayWithdraw: false,
      currencies,
    },
  }
}

export async function startBankLink(stripe: Stripe, asked: LinkAsked, pages: Pages): Promise<LinkStarted> {
  const { linkId, memberId } = asked
  const holder = asked.holder ?? (await createAccount(stripe, memberId))
  const page = await stripe.accountLinks.create(
    { account: holder, type: 'account_onboarding', return_url: pages.finished, refresh_url: pages.left },
    { idempotencyKey: `${linkId}-page` },
  )
  return { holder, reference: holder, url: page.url }
}

/** Payouts go out when a member withdraws, never by themselves. */
async function createAccount(stripe: Stripe, memberId: string): Promise<string> {
  const { id } = await stripe.accounts.create(
    {
      type: 'express',
      capabilities: { transfers: { requested: true } },
      settings: { payouts: { schedule: { interval: 'manual' } } },
      metadata: { memberId },
    },
    { idempotencyKey: `${memberId}-account` },
  )
  return id
}

export async function finishBankLink(
  stripe: Stripe,
  link: LinkAsked & { reference: string | null },
  currencies: readonly string[],
): Promise<LinkAnswer> {
  if (link.reference === null) return { refused: 'funding.linkNotFinished' }
  const account = await stripe.accounts.retrieve(link.reference)
  if (!account.payouts_enabled) return { refused: 'funding.linkNotFinished' }
  const banks = (account.external_accounts?.data ?? []).filter((each) => each.object === 'bank_account')
  const bank = banks.find((each) => each.default_for_currency) ?? banks[0]
  if (!bank) return { refused: 'funding.linkNotFinished' }
  const currency = bank.currency.toUpperCase()
  return {
    refused: null,
    found: {
      reference: bank.id,
      holder: account.id,
      name: bank.bank_name ?? 'Bank',
      lastFour: bank.last4,
      expires: null,
      mayTopUp: false,
      mayWithdraw: true,
      currencies: currencies.filter((each) => each === currency),
    },
  }
}
