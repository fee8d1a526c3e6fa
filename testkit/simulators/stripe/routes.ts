/** Stripe's paths, and what they do with what is sent. */
import type { Books } from './books.ts'
import { invalid, missing } from './errors.ts'
import { type Form, inner, plain, text, texts } from './form.ts'

export interface Request {
  method: string
  path: string
  /** Of the query or the body. */
  form: Form
  /** `Stripe-Account`: in whose name. */
  account: string | undefined
}

const required = (form: Form, name: string): string => {
  const value = text(form, name)
  if (value === undefined || value === '') throw invalid(`Missing required param: ${name}.`, name)
  return value
}

function amountOf(form: Form): number {
  const value = Number(required(form, 'amount'))
  if (!Number.isInteger(value) || value < 1) throw invalid('Invalid positive integer', 'amount')
  if (value > 99_999_999) throw invalid('Amount must be no more than 99999999', 'amount')
  return value
}

const currencyOf = (form: Form): string => {
  const currency = required(form, 'currency')
  if (!/^[a-z]{3}$/.test(currency)) throw invalid(`Invalid currency: ${currency}`, 'currency')
  return currency
}

/** Newest first, as Stripe lists. */
function list(path: string, form: Form, all: readonly { id: string; created: number }[]): object {
  const since = Number(text(inner(form, 'created'), 'gte') ?? 0)
  const limit = Number(text(form, 'limit') ?? 10)
  const after = text(form, 'starting_after')
  const sorted = [...all].filter(({ created }) => created >= since).reverse()
  const start = after === undefined ? 0 : sorted.findIndex(({ id }) => id === after) + 1
  const data = sorted.slice(start, start + limit)
  return { object: 'list', url: path, data, has_more: start + limit < sorted.length }
}

/** Ids that were asked to be shown as what they name. */
function expanded(books: Books, form: Form, object: object): object {
  const wanted = texts(form, 'expand')
  const shown: Record<string, unknown> = { ...object }
  if (wanted.includes('latest_charge') || wanted.includes('data.latest_charge')) {
    const id = shown.latest_charge
    if (typeof id === 'string') shown.latest_charge = books.find(books.charges, 'charge', id)
  }
  if (wanted.includes('setup_intent.payment_method') && typeof shown.setup_intent === 'string') {
    const setup = books.find(books.setups, 'setup_intent', shown.setup_intent)
    shown.setup_intent = {
      ...setup,
      payment_method: setup.payment_method === null ? null : publicMethod(books, setup.payment_method),
    }
  }
  return shown
}

/** Without the number, which nobody is told. */
function publicMethod(books: Books, id: string): object {
  const { number: _number, ...method } = books.find(books.methods, 'PaymentMethod', id)
  return method
}

const withoutAccount = ({ account: _account, ...payout }: { account: string }): object => payout

export function answer(books: Books, request: Request): object {
  const { method, path, form } = request
  const [, , resource = '', id = '', ...rest] = path.split('/')
  const route = `${method} ${[resource, id === '' || resource === 'checkout' ? id : ':id', ...rest].filter(Boolean).join('/')}`
  const metadata = plain(form, 'metadata')

  switch (route) {
    case 'POST customers':
      return books.createCustomer(metadata)
    case 'POST checkout/sessions': {
      if (text(form, 'mode') !== 'setup') throw invalid('Only mode=setup is simulated', 'mode')
      return books.createSession({
        customer: required(form, 'customer'),
        successUrl: required(form, 'success_url'),
        cancelUrl: required(form, 'cancel_url'),
        metadata,
      })
    }
    case 'GET payment_methods/:id':
      return publicMethod(books, id)
    case 'POST payment_methods/:id/detach':
      books.find(books.methods, 'PaymentMethod', id).customer = null
      return publicMethod(books, id)
    case 'POST payment_intents': {
      if (text(form, 'confirm') !== 'true') throw invalid('Only confirm=true is simulated', 'confirm')
      const intent = books.createIntent({
        amount: amountOf(form),
        currency: currencyOf(form),
        customer: text(form, 'customer') ?? null,
        method: required(form, 'payment_method'),
        returnUrl: required(form, 'return_url'),
        metadata,
      })
      return expanded(books, form, intent)
    }
    case 'GET payment_intents': {
      const customer = text(form, 'customer')
      const all = [...books.intents.values()].filter((each) => customer === undefined || each.customer === customer)
      const page = list(path, form, all)
      return 'data' in page && Array.isArray(page.data)
        ? { ...page, data: page.data.map((each) => expanded(books, form, each)) }
        : page
    }
    case 'GET payment_intents/:id':
      return expanded(books, form, books.find(books.intents, 'payment_intent', id))
    case 'POST payment_intents/:id/cancel':
      return books.cancelIntent(id, text(form, 'cancellation_reason') ?? 'abandoned')
    case 'GET disputes': {
      const intent = text(form, 'payment_intent')
      return list(
        path,
        form,
        [...books.disputes.values()].filter((each) => each.payment_intent === intent),
      )
    }
    case 'POST accounts':
      return books.createAccount(metadata)
    case 'GET accounts/:id':
      return books.find(books.accounts, 'account', id)
    case 'POST account_links': {
      const account = books.find(books.accounts, 'account', required(form, 'account'))
      const url = `https://connect.stripe.com/setup/e/${account.id}/sim`
      return { object: 'account_link', created: account.created, expires_at: account.created + 300, url }
    }
    case 'POST transfers':
      return books.createTransfer({
        amount: amountOf(form),
        currency: currencyOf(form),
        destination: required(form, 'destination'),
        group: text(form, 'transfer_group') ?? null,
        metadata,
      })
    case 'GET transfers': {
      const group = text(form, 'transfer_group')
      return list(
        path,
        form,
        [...books.transfers.values()].filter((each) => each.transfer_group === group),
      )
    }
    case 'POST transfers/:id/reversals':
      return books.reverseTransfer(id)
    case 'POST payouts':
      return withoutAccount({
        account: '',
        ...books.createPayout(accountOf(request), {
          amount: amountOf(form),
          currency: currencyOf(form),
          destination: required(form, 'destination'),
          metadata,
        }),
      })
    case 'GET payouts': {
      const own = [...books.payouts.values()].filter(({ account }) => account === accountOf(request))
      return list(path, form, own)
    }
    case 'GET payouts/:id': {
      const payout = books.find(books.payouts, 'payout', id)
      if (payout.account !== accountOf(request)) throw missing('payout', id)
      return withoutAccount(payout)
    }
  }
  if (method === 'GET' && resource === 'checkout' && id === 'sessions') {
    return expanded(books, form, books.find(books.sessions, 'checkout.session', rest[0]))
  }
  throw invalid(`Unrecognized request URL (${method}: ${path})`, 'url')
}

function accountOf({ account }: Request): string {
  if (account === undefined) throw invalid('Only payouts of connected accounts are simulated', 'Stripe-Account')
  return account
}
