/** All that the simulated Stripe knows, and what happens in it: pure of HTTP. Ids and times are its own, in order. */
import { behaviours, brandOf } from './cards.ts'
import { cardRefused, invalid, missing, refused } from './errors.ts'
import type {
  Account,
  BankAccount,
  Charge,
  CheckoutSession,
  Customer,
  Dispute,
  Event,
  PaymentIntent,
  PaymentMethod,
  Payout,
  SetupIntent,
  Transfer,
} from './objects.ts'

type Metadata = Record<string, string>

export interface BooksOptions {
  now(): Date
  /** Where its pages are. */
  pages(): string
  apiVersion: string
}

/** Numbers of bank accounts, and what becomes of payouts to them. */
export const bankNumbers = { works: '000123456789', closed: '000111111116', refused: '000111111113' } as const
const payoutFailures: Readonly<Record<string, string>> = { '1116': 'account_closed', '1113': 'could_not_process' }

export function createBooks({ now, pages, apiVersion }: BooksOptions) {
  let count = 0
  const newId = (prefix: string) => {
    count += 1
    return `${prefix}_sim${String(count).padStart(6, '0')}`
  }
  const seconds = () => Math.floor(now().getTime() / 1_000)
  const made = () => ({ created: seconds(), livemode: false as const })

  const customers = new Map<string, Customer>()
  const methods = new Map<string, PaymentMethod & { number: string }>()
  const setups = new Map<string, SetupIntent>()
  const sessions = new Map<string, CheckoutSession>()
  const intents = new Map<string, PaymentIntent>()
  const charges = new Map<string, Charge>()
  const disputes = new Map<string, Dispute>()
  const accounts = new Map<string, Account>()
  const transfers = new Map<string, Transfer>()
  const payouts = new Map<string, Payout & { account: string }>()
  /** What each account has, by its id and currency; the operator's own is `platform`. */
  const balances = new Map<string, number>()
  const events: Event[] = []

  const find = <Thing>(things: Map<string, Thing>, what: string, id: string | undefined): Thing => {
    const found = id === undefined ? undefined : things.get(id)
    if (found === undefined) throw missing(what, id ?? '')
    return found
  }

  function tell(type: string, object: object, account?: string): void {
    events.push({
      id: newId('evt'),
      object: 'event',
      api_version: apiVersion,
      ...(account === undefined ? {} : { account }),
      ...made(),
      pending_webhooks: 1,
      type,
      data: { object: structuredClone(object) },
    })
  }

  const balanceOf = (owner: string, currency: string) => balances.get(`${owner} ${currency}`) ?? 0
  const move = (owner: string, currency: string, amount: number) =>
    balances.set(`${owner} ${currency}`, balanceOf(owner, currency) + amount)

  function charge(intent: PaymentIntent): void {
    const made: Charge = {
      id: newId('ch'),
      object: 'charge',
      amount: intent.amount,
      amount_refunded: 0,
      currency: intent.currency,
      customer: intent.customer,
      payment_intent: intent.id,
      disputed: false,
      refunded: false,
      status: 'succeeded',
    }
    charges.set(made.id, made)
    Object.assign(intent, {
      status: 'succeeded',
      latest_charge: made.id,
      amount_received: intent.amount,
      next_action: null,
      last_payment_error: null,
    })
    move('platform', intent.currency, intent.amount)
    tell('payment_intent.succeeded', intent)
  }

  return {
    customers,
    methods,
    setups,
    sessions,
    intents,
    charges,
    disputes,
    accounts,
    transfers,
    payouts,
    events,
    find,
    balanceOf,
    move,

    createCustomer(metadata: Metadata): Customer {
      const customer: Customer = { id: newId('cus'), object: 'customer', ...made(), metadata }
      customers.set(customer.id, customer)
      return customer
    },

    createSession(input: { customer: string; successUrl: string; cancelUrl: string; metadata: Metadata }) {
      find(customers, 'customer', input.customer)
      const setup: SetupIntent = {
        id: newId('seti'),
        object: 'setup_intent',
        status: 'requires_payment_method',
        customer: input.customer,
        payment_method: null,
        metadata: input.metadata,
      }
      setups.set(setup.id, setup)
      const id = newId('cs_test')
      const session: CheckoutSession = {
        id,
        object: 'checkout.session',
        mode: 'setup',
        status: 'open',
        url: `${pages()}/c/pay/${id}`,
        customer: input.customer,
        setup_intent: setup.id,
        success_url: input.successUrl,
        cancel_url: input.cancelUrl,
        ...made(),
        metadata: input.metadata,
      }
      sessions.set(id, session)
      return session
    },

    /** What a person does on the Checkout page: types a card's number, which is known here alone. */
    finishSession(id: string, number: string): PaymentMethod {
      const session = find(sessions, 'checkout.session', id)
      const setup = find(setups, 'setup_intent', session.setup_intent)
      const method: PaymentMethod & { number: string } = {
        id: newId('pm'),
        object: 'payment_method',
        type: 'card',
        ...made(),
        customer: session.customer,
        card: {
          brand: brandOf(number),
          last4: number.slice(-4),
          exp_month: 12,
          exp_year: now().getUTCFullYear() + 3,
          funding: 'credit',
          country: 'DE',
        },
        metadata: {},
        number,
      }
      methods.set(method.id, method)
      Object.assign(setup, { status: 'succeeded', payment_method: method.id })
      Object.assign(session, { status: 'complete', url: null })
      tell('checkout.session.completed', session)
      return method
    },

    createIntent(input: {
      amount: number
      currency: string
      customer: string | null
      method: string
      returnUrl: string
      metadata: Metadata
    }): PaymentIntent {
      if (input.amount < 50 && input.currency !== 'jpy') throw refused('amount_too_small', 'Amount is too small')
      const method = find(methods, 'PaymentMethod', input.method)
      if (method.customer === null || method.customer !== input.customer) {
        throw refused('payment_method_detached', 'The PaymentMethod is not attached to this customer')
      }
      const id = newId('pi')
      const intent: PaymentIntent = {
        id,
        object: 'payment_intent',
        amount: input.amount,
        amount_received: 0,
        currency: input.currency,
        customer: input.customer,
        payment_method: input.method,
        status: 'requires_confirmation',
        client_secret: `${id}_secret_sim`,
        latest_charge: null,
        last_payment_error: null,
        next_action: null,
        cancellation_reason: null,
        ...made(),
        metadata: input.metadata,
      }
      intents.set(id, intent)
      const behaviour = behaviours[method.number] ?? { does: 'succeed' }
      if (behaviour.does === 'succeed') charge(intent)
      if (behaviour.does === 'ask') {
        intent.status = 'requires_action'
        const url = `${pages()}/3ds/${id}`
        intent.next_action = { type: 'redirect_to_url', redirect_to_url: { url, return_url: input.returnUrl } }
        tell('payment_intent.requires_action', intent)
      }
      if (behaviour.does === 'fail') {
        Object.assign(intent, {
          status: 'requires_payment_method',
          payment_method: null,
          last_payment_error: behaviour.error,
        })
        tell('payment_intent.payment_failed', intent)
        throw cardRefused(behaviour.error, intent)
      }
      return intent
    },

    /** What the card's owner answers on the bank's page. */
    answerIntent(id: string, confirmed: boolean): void {
      const intent = find(intents, 'payment_intent', id)
      if (intent.status !== 'requires_action') throw invalid('This PaymentIntent asks nothing', 'intent')
      if (confirmed) {
        charge(intent)
        return
      }
      const code = 'payment_intent_authentication_failure'
      const message = 'The provided PaymentMethod has failed authentication.'
      Object.assign(intent, {
        status: 'requires_payment_method',
        payment_method: null,
        next_action: null,
        last_payment_error: { type: 'card_error', code, message },
      })
      tell('payment_intent.payment_failed', intent)
    },

    cancelIntent(id: string, reason: string): PaymentIntent {
      const intent = find(intents, 'payment_intent', id)
      if (intent.status === 'succeeded' || intent.status === 'canceled') {
        throw refused('payment_intent_unexpected_state', `You cannot cancel this PaymentIntent: it is ${intent.status}`)
      }
      Object.assign(intent, { status: 'canceled', cancellation_reason: reason, next_action: null })
      tell('payment_intent.canceled', intent)
      return intent
    },

    /** The card's owner disputes the charge; the money goes back at once, for good if it is lost. */
    dispute(intentId: string, outcome: 'open' | 'won' | 'lost'): void {
      const intent = find(intents, 'payment_intent', intentId)
      const charged = find(charges, 'charge', intent.latest_charge ?? undefined)
      const known = [...disputes.values()].find(({ payment_intent }) => payment_intent === intentId)
      const dispute: Dispute = known ?? {
        id: newId('dp'),
        object: 'dispute',
        amount: intent.amount,
        currency: intent.currency,
        charge: charged.id,
        payment_intent: intentId,
        status: 'needs_response',
        created: seconds(),
      }
      if (!known) {
        disputes.set(dispute.id, dispute)
        charged.disputed = true
        move('platform', intent.currency, -intent.amount)
        tell('charge.dispute.created', dispute)
      }
      if (outcome === 'open') return
      dispute.status = outcome
      if (outcome === 'won') move('platform', intent.currency, intent.amount)
      tell('charge.dispute.closed', dispute)
    },

    /** The operator pays a charge back. */
    refund(intentId: string): void {
      const intent = find(intents, 'payment_intent', intentId)
      const charged = find(charges, 'charge', intent.latest_charge ?? undefined)
      Object.assign(charged, { refunded: true, amount_refunded: charged.amount })
      move('platform', intent.currency, -intent.amount)
      tell('charge.refunded', charged)
    },

    createAccount(metadata: Metadata): Account {
      const id = newId('acct')
      const account: Account = {
        id,
        object: 'account',
        type: 'express',
        details_submitted: false,
        payouts_enabled: false,
        capabilities: { transfers: 'inactive' },
        external_accounts: { object: 'list', data: [], has_more: false, url: `/v1/accounts/${id}/external_accounts` },
        created: seconds(),
        metadata,
      }
      accounts.set(id, account)
      return account
    },

    /** What a person does on the onboarding page: says who it is, and which bank account is paid to. */
    finishOnboarding(id: string, number: string, currency = 'eur'): BankAccount {
      const account = find(accounts, 'account', id)
      const bank: BankAccount = {
        id: newId('ba'),
        object: 'bank_account',
        account: id,
        bank_name: 'STRIPE TEST BANK',
        country: 'DE',
        currency,
        last4: number.slice(-4),
        default_for_currency: true,
        status: 'new',
      }
      for (const other of account.external_accounts.data) other.default_for_currency = false
      account.external_accounts.data.push(bank)
      Object.assign(account, {
        details_submitted: true,
        payouts_enabled: true,
        capabilities: { transfers: 'active' },
      })
      tell('account.updated', account, id)
      return bank
    },

    createTransfer(input: {
      amount: number
      currency: string
      destination: string
      group: string | null
      metadata: Metadata
    }): Transfer {
      const account = find(accounts, 'account', input.destination)
      if (account.capabilities.transfers !== 'active') {
        throw refused('insufficient_capabilities_for_transfer', 'The destination account cannot take transfers')
      }
      if (balanceOf('platform', input.currency) < input.amount) {
        throw refused('balance_insufficient', 'You have insufficient available funds in your Stripe account')
      }
      const transfer: Transfer = {
        id: newId('tr'),
        object: 'transfer',
        amount: input.amount,
        amount_reversed: 0,
        reversed: false,
        currency: input.currency,
        destination: input.destination,
        transfer_group: input.group,
        ...made(),
        metadata: input.metadata,
      }
      transfers.set(transfer.id, transfer)
      move('platform', input.currency, -input.amount)
      move(input.destination, input.currency, input.amount)
      return transfer
    },

    reverseTransfer(id: string): object {
      const transfer = find(transfers, 'transfer', id)
      if (transfer.reversed) throw refused('transfer_already_reversed', 'This transfer was reversed')
      if (balanceOf(transfer.destination, transfer.currency) < transfer.amount) {
        throw refused('balance_insufficient', 'The connected account has not enough')
      }
      Object.assign(transfer, { reversed: true, amount_reversed: transfer.amount })
      move(transfer.destination, transfer.currency, -transfer.amount)
      move('platform', transfer.currency, transfer.amount)
      return { id: newId('trr'), object: 'transfer_reversal', amount: transfer.amount, transfer: id }
    },

    createPayout(
      account: string,
      input: { amount: number; currency: string; destination: string; metadata: Metadata },
    ): Payout {
      const { external_accounts } = find(accounts, 'account', account)
      if (!external_accounts.data.some(({ id }) => id === input.destination)) {
        throw missing('external account', input.destination)
      }
      if (balanceOf(account, input.currency) < input.amount) {
        throw refused('balance_insufficient', 'You have insufficient funds in your Stripe account')
      }
      const payout: Payout & { account: string } = {
        id: newId('po'),
        object: 'payout',
        amount: input.amount,
        currency: input.currency,
        destination: input.destination,
        status: 'pending',
        failure_code: null,
        failure_message: null,
        arrival_date: seconds() + 86_400,
        ...made(),
        metadata: input.metadata,
        account,
      }
      payouts.set(payout.id, payout)
      move(account, input.currency, -input.amount)
      return payout
    },

    /** A bank day goes by: payouts arrive, or come back. One that arrived at a closed account comes back a day later. */
    passBankDay(): void {
      for (const payout of payouts.values()) {
        const { external_accounts } = find(accounts, 'account', payout.account)
        const last4 = external_accounts.data.find(({ id }) => id === payout.destination)?.last4 ?? ''
        const failure = payoutFailures[last4]
        if (payout.status === 'pending' && failure !== 'account_closed' && failure !== undefined)
          bounce(payout, failure)
        else if (payout.status === 'pending') {
          payout.status = 'paid'
          tell('payout.paid', payout, payout.account)
        } else if (payout.status === 'paid' && failure !== undefined) bounce(payout, failure)
      }
    },
  }

  function bounce(payout: Payout & { account: string }, code: string): void {
    Object.assign(payout, { status: 'failed', failure_code: code, failure_message: 'The bank sent the money back.' })
    move(payout.account, payout.currency, payout.amount)
    tell('payout.failed', payout, payout.account)
  }
}

export type Books = ReturnType<typeof createBooks>
