import type { FundingOrder, LinkedSource } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { bankNumbers } from '@sampan/testkit/simulators/stripe/books.ts'
import type { Event } from '@sampan/testkit/simulators/stripe/objects.ts'
import {
  type Fault,
  type StripeSimulator,
  startStripeSimulator,
} from '@sampan/testkit/simulators/stripe/stripeSimulator.ts'
import { orderNow, placeOrder } from '@sampan/testkit/world/funding.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditBooks } from '../../ledger/index.ts'

const secretKey = 'sk_test_a1b2c3d4e5f6'
const webhookSecret = 'whsec_platform12345'
const connectSecret = 'whsec_connected12345'

let stripe: StripeSimulator
let world: World
let address: string
/** What goes wrong with the next requests to these paths. */
let faults: { path: RegExp; fault: Fault }[] = []

beforeAll(async () => {
  const now = () => world.clock.now()
  const fault = (method: string, path: string): Fault | null => {
    const index = faults.findIndex((each) => each.path.test(`${method} ${path}`))
    return index < 0 ? null : (faults.splice(index, 1)[0]?.fault ?? null)
  }
  stripe = await startStripeSimulator({ secretKey, webhookSecret, now, fault })
  world = await createWorld({
    settings: {
      SAMPAN_FUNDING: 'stripe',
      SAMPAN_STRIPE_SECRET_KEY: secretKey,
      SAMPAN_STRIPE_WEBHOOK_SECRETS: `${connectSecret}, ${webhookSecret}`,
      SAMPAN_STRIPE_API: stripe.url,
    },
  })
  stripe.books.move('platform', 'eur', 10_000_000)
  address = (await world.serve()).address
})
afterAll(async () => {
  await world.close()
  await stripe.close()
})
beforeEach(() => {
  faults = []
})
afterEach(() => expect(faults).toEqual([]))

async function beginLink(who: Person, kind: 'card' | 'bankAccount') {
  const linkId = newUuid()
  const { link } = await world.call(who, 'funding.linkSource', { linkId, kind })
  return { linkId, link }
}

const finish = async (who: Person, linkId: string) =>
  (await world.call(who, 'funding.finishLink', { linkId, details: null })).source

const sessionOf = (linkId: string): string => {
  const found = [...stripe.books.sessions.values()].find(({ metadata }) => metadata.linkId === linkId)
  if (!found) throw new Error('There is no such session')
  return found.id
}

async function withCard(number: string): Promise<{ mei: Person; card: LinkedSource }> {
  const mei = await world.person('Mei')
  const { linkId } = await beginLink(mei, 'card')
  stripe.books.finishSession(sessionOf(linkId), number)
  return { mei, card: await finish(mei, linkId) }
}

const accountOf = (who: Person): string => {
  const found = [...stripe.books.accounts.values()].find(({ metadata }) => metadata.memberId === who.id)
  if (!found) throw new Error('There is no such account')
  return found.id
}

async function withBank(number: string = bankNumbers.works): Promise<{ mei: Person; bank: LinkedSource }> {
  const mei = await world.person('Mei')
  const { linkId } = await beginLink(mei, 'bankAccount')
  stripe.books.finishOnboarding(accountOf(mei), number)
  await world.giveMoney(mei, '100')
  return { mei, bank: await finish(mei, linkId) }
}

const topUp = (who: Person, source: LinkedSource, amount = '5000') =>
  placeOrder(world, who, 'funding.topUp', source, amount)
const withdraw = (who: Person, source: LinkedSource, amount = '3000') =>
  placeOrder(world, who, 'funding.withdraw', source, amount)
const now = (who: Person, { id }: FundingOrder) => orderNow(world, who, id)
const advance = ({ id }: FundingOrder) => world.platform.funding.advanceOrder({ orderId: id })

async function balanceOf(who: Person) {
  const { balances } = await world.call(who, 'wallet.getWallet', {})
  const found = balances.find(({ currency }) => currency === 'EUR')
  return { available: found?.available ?? '0', held: found?.held ?? '0' }
}

/** All of an order's payments at Stripe that took money. */
const chargesOf = ({ id }: FundingOrder) =>
  [...stripe.books.intents.values()].filter(({ metadata, status }) => metadata.orderId === id && status === 'succeeded')
const payoutsOf = ({ id }: FundingOrder) =>
  [...stripe.books.payouts.values()].filter(({ metadata }) => metadata.orderId === id)

async function deliver(event: Event, options: { secret?: string; at?: Date } = {}): Promise<number> {
  const { headers, body } = stripe.sign(event, options)
  const response = await fetch(`${address}/webhooks/stripe`, { method: 'POST', headers, body })
  return response.status
}

const eventsAbout = (order: FundingOrder): Event[] =>
  stripe.events.filter((event) => JSON.stringify(event).includes(order.id))

/** Lets time go by until the order stands so: what is due is looked at, as it is each minute. */
const settled = (who: Person, order: FundingOrder, state: FundingOrder['state']) =>
  expect
    .poll(
      async () => {
        world.clock.advance(15_000)
        await world.platform.funding.reconcile()
        return (await now(who, order)).state
      },
      { timeout: 20_000 },
    )
    .toBe(state)

/** As `settled`, until there is a payout at Stripe. */
const paidOut = (order: FundingOrder) =>
  expect
    .poll(
      async () => {
        world.clock.advance(15_000)
        await world.platform.funding.reconcile()
        return payoutsOf(order).length
      },
      { timeout: 20_000 },
    )
    .toBe(1)

describe('linking', () => {
  it('sends the member to Stripe’s page, and learns of a card what it is called', async () => {
    const mei = await world.person()
    const { linkId, link } = await beginLink(mei, 'card')
    expect(link).toMatchObject({ kind: 'card', done: false })
    expect(link.url).toContain('/c/pay/')
    expect((await world.call(mei, 'funding.linkSource', { linkId, kind: 'card' })).link).toEqual(link)
    await expect(finish(mei, linkId)).rejects.toMatchObject({ code: 'funding.linkNotFinished' })
    stripe.books.finishSession(sessionOf(linkId), '5555555555554444')
    const source = await finish(mei, linkId)
    expect(source).toMatchObject({ provider: 'stripe', test: true, kind: 'card', name: 'Mastercard', lastFour: '4444' })
    expect(source).toMatchObject({ mayTopUp: true, mayWithdraw: false })
    expect(await finish(mei, linkId)).toEqual(source)
  })

  it('is finished by a webhook where the browser never came back', async () => {
    const mei = await world.person()
    const { linkId } = await beginLink(mei, 'card')
    stripe.books.finishSession(sessionOf(linkId), '4242424242424242')
    const event = stripe.events.at(-1)
    if (event) expect(await deliver(event)).toBe(200)
    const linked = async () => (await world.call(mei, 'funding.listSources', {})).sources.length
    await expect.poll(linked, { timeout: 20_000 }).toBe(1)
  })

  it('onboards a connected account for withdrawals, once a member', async () => {
    const { mei, bank } = await withBank()
    expect(bank).toMatchObject({ kind: 'bankAccount', name: 'STRIPE TEST BANK', lastFour: '6789', currencies: ['EUR'] })
    expect(bank).toMatchObject({ mayTopUp: false, mayWithdraw: true })
    await beginLink(mei, 'bankAccount')
    const accounts = [...stripe.books.accounts.values()].filter(({ metadata }) => metadata.memberId === mei.id)
    expect(accounts).toHaveLength(1)
  })

  it('says that the bank does not answer, and goes on where it was', async () => {
    const mei = await world.person()
    const linkId = newUuid()
    const begin = () => world.call(mei, 'funding.linkSource', { linkId, kind: 'card' })
    faults = [
      { path: /customers/, fault: 'cut' },
      { path: /customers/, fault: 'failed' },
    ]
    await expect(begin()).rejects.toMatchObject({ code: 'funding.unreachable' })
    expect((await begin()).link.url).not.toBeNull()
    const customers = [...stripe.books.customers.values()].filter(({ metadata }) => metadata.memberId === mei.id)
    expect(customers).toHaveLength(1)
  })

  it('has Stripe forget a card that is unlinked', async () => {
    const { mei, card } = await withCard('4242424242424242')
    const attached = () => [...stripe.books.methods.values()].at(-1)?.customer
    expect(attached()).not.toBeNull()
    await world.call(mei, 'funding.unlinkSource', { sourceId: card.id })
    await expect.poll(attached, { timeout: 20_000 }).toBeNull()
  })
})

describe('a top-up', () => {
  it('charges the card once and comes in', async () => {
    const { mei, card } = await withCard('4242424242424242')
    const order = await topUp(mei, card)
    await settled(mei, order, 'succeeded')
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
    expect(chargesOf(order)).toMatchObject([{ amount: 5000, currency: 'eur', metadata: { orderId: order.id } }])
  })

  it.each([
    ['4000000000000002', 'declined'],
    ['4000000000009995', 'insufficientFunds'],
    ['4000000000000069', 'expired'],
    ['4000000000009987', 'closed'],
    ['4000000000000119', 'declined'],
  ])('by %s fails: %s', async (number, failure) => {
    const { mei, card } = await withCard(number)
    const order = await topUp(mei, card)
    await settled(mei, order, 'failed')
    expect(await now(mei, order)).toMatchObject({ failure })
    expect(await balanceOf(mei)).toEqual({ available: '0', held: '0' })
    // Nobody can make it succeed any more.
    const intent = [...stripe.books.intents.values()].find(({ metadata }) => metadata.orderId === order.id)
    expect(intent?.status).toBe('canceled')
  })

  it.each([
    ['whose answer is lost', [{ path: /POST.*payment_intents/, fault: 'cut' }]],
    ['whose answer is lost again and again', Array(4).fill({ path: /POST.*payment_intents/, fault: 'cut' })],
    ['that does not arrive', Array(2).fill({ path: /POST.*payment_intents/, fault: 'lost' })],
    ['that Stripe fails at', Array(2).fill({ path: /POST.*payment_intents/, fault: 'failed' })],
    ['that Stripe is too busy for', [{ path: /POST.*payment_intents/, fault: 'busy' }]],
  ] as [string, typeof faults][])('%s is charged once', async (_name, wrong) => {
    const { mei, card } = await withCard('4242424242424242')
    faults = [...wrong]
    const order = await topUp(mei, card)
    await settled(mei, order, 'succeeded')
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
    expect(chargesOf(order)).toHaveLength(1)
  })

  it('that several look at in the same moment is charged once', async () => {
    const { mei, card } = await withCard('4242424242424242')
    const order = await topUp(mei, card)
    await Promise.all([advance(order), advance(order), advance(order)])
    await settled(mei, order, 'succeeded')
    expect(chargesOf(order)).toHaveLength(1)
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
  })

  it('leads to the bank’s page where it asks, and hears of the answer by webhook', async () => {
    const { mei, card } = await withCard('4000000000003220')
    const [yes, no] = [await topUp(mei, card), await topUp(mei, card)]
    const answer = async (order: FundingOrder, confirmed: boolean) => {
      await settled(mei, order, 'needsAction')
      const intent = [...stripe.books.intents.values()].find(({ metadata }) => metadata.orderId === order.id)
      const page = intent?.next_action?.redirect_to_url
      expect(page?.return_url).toBe(`${world.config.origin}/me/wallet/orders/${order.id}`)
      expect((await now(mei, order)).action).toEqual({ kind: 'page', url: page?.url })
      stripe.books.answerIntent(intent?.id ?? '', confirmed)
      for (const event of eventsAbout(order)) expect(await deliver(event)).toBe(200)
    }
    await answer(yes, true)
    await settled(mei, yes, 'succeeded')
    await answer(no, false)
    await settled(mei, no, 'failed')
    expect(await now(mei, no)).toMatchObject({ failure: 'notConfirmed', action: null })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
  })

  it('takes webhooks doubled, late and out of order', async () => {
    const { mei, card } = await withCard('4000000000003220')
    const order = await topUp(mei, card)
    await settled(mei, order, 'needsAction')
    const intent = [...stripe.books.intents.values()].find(({ metadata }) => metadata.orderId === order.id)
    stripe.books.answerIntent(intent?.id ?? '', true)
    const events = eventsAbout(order).reverse()
    for (const event of [...events, ...events]) expect(await deliver(event)).toBe(200)
    await settled(mei, order, 'succeeded')
    for (const event of events) await deliver(event)
    await advance(order)
    expect(await now(mei, order)).toMatchObject({ state: 'succeeded' })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
  })

  it('that its owner disputes goes back once the dispute is lost, not before', async () => {
    const { mei, card } = await withCard('4242424242424242')
    const order = await topUp(mei, card)
    await settled(mei, order, 'succeeded')
    const [charged] = chargesOf(order)
    if (!charged) throw new Error('There is no charge')
    const deliverLast = async () => {
      const event = stripe.events.at(-1)
      if (event) expect(await deliver(event)).toBe(200)
    }
    stripe.books.dispute(charged.id, 'open')
    await deliverLast()
    await advance(order)
    expect(await now(mei, order)).toMatchObject({ state: 'succeeded' })
    stripe.books.dispute(charged.id, 'lost')
    await deliverLast()
    await settled(mei, order, 'returned')
    expect(await balanceOf(mei)).toEqual({ available: '0', held: '0' })
  })

  it('that is paid back at Stripe is taken back here', async () => {
    const { mei, card } = await withCard('4242424242424242')
    const order = await topUp(mei, card)
    await settled(mei, order, 'succeeded')
    stripe.books.refund(chargesOf(order)[0]?.id ?? '')
    const event = stripe.events.at(-1)
    if (event) await deliver(event)
    await settled(mei, order, 'returned')
  })

  it('with a card that Stripe has forgotten says so', async () => {
    const { mei, card } = await withCard('4242424242424242')
    const method = [...stripe.books.methods.values()].at(-1)
    if (method) method.customer = null
    const order = await topUp(mei, card)
    await settled(mei, order, 'failed')
    expect(await now(mei, order)).toMatchObject({ failure: 'closed' })
  })

  it('is refused below what Stripe charges', async () => {
    const { mei, card } = await withCard('4242424242424242')
    await expect(topUp(mei, card, '49')).rejects.toMatchObject({
      code: 'funding.amountOutOfRange',
      details: { min: '50', max: '99999999', step: '1' },
    })
  })
})

describe('what Stripe did with another amount', () => {
  it.each([
    ['amount', { amount: 1 }],
    ['amount that came in', { amount_received: 1 }],
    ['currency', { currency: 'jpy' }],
  ])('is not booked as this top-up: another %s', async (_what, wrong) => {
    const { mei, card } = await withCard('4000000000003220')
    const order = await topUp(mei, card)
    await settled(mei, order, 'needsAction')
    const intent = [...stripe.books.intents.values()].find(({ metadata }) => metadata.orderId === order.id)
    if (!intent) throw new Error('There is no payment intent')
    stripe.books.answerIntent(intent.id, true)
    Object.assign(intent, wrong)
    await advance(order)
    expect(await now(mei, order)).toMatchObject({ state: 'needsAction' })
    expect(await balanceOf(mei)).toEqual({ available: '0', held: '0' })
  })

  it.each([
    ['amount', { amount: 1 }],
    ['currency', { currency: 'jpy' }],
  ])('is not booked as this withdrawal: a payout of another %s', async (_what, wrong) => {
    const { mei, bank } = await withBank()
    const order = await withdraw(mei, bank)
    await paidOut(order)
    stripe.books.passBankDay()
    Object.assign(payoutsOf(order)[0] ?? {}, wrong)
    await advance(order)
    expect(await now(mei, order)).toMatchObject({ state: 'underWay' })
    expect(await balanceOf(mei)).toEqual({ available: '7000', held: '3000' })
  })

  it('is not paid out: a transfer of another amount, or to another account', async () => {
    for (const wrong of [{ amount: 1 }, { destination: 'acct_somebodyelse' }]) {
      const { mei, bank } = await withBank()
      faults = Array(2).fill({ path: /POST.*payouts$/, fault: 'lost' })
      const order = await withdraw(mei, bank)
      await expect.poll(() => faults.length, { timeout: 20_000 }).toBe(0)
      const transfer = [...stripe.books.transfers.values()].find(({ metadata }) => metadata.orderId === order.id)
      Object.assign(transfer ?? {}, wrong)
      await advance(order)
      expect(payoutsOf(order)).toEqual([])
      expect(await now(mei, order)).toMatchObject({ state: 'underWay' })
    }
  })
})

describe('a bank of before', () => {
  it('can be seen and unlinked, and nothing new is ordered of it', async () => {
    const { mei } = await withCard('4242424242424242')
    const id = newUuid()
    await world.pool.query(
      `INSERT INTO funding_sources (id, member_id, provider, kind, reference, name, last_four, may_top_up, may_withdraw,
         currencies, linked_at)
       VALUES ($1, $2, 'testBank', 'bankAccount', $3, 'Test bank', '0001', true, true, '{EUR}', now())`,
      [id, mei.id, newUuid()],
    )
    const { sources } = await world.call(mei, 'funding.listSources', {})
    const old = sources.find((each) => each.id === id)
    expect(old).toMatchObject({ provider: 'testBank', test: true, mayTopUp: false, mayWithdraw: false })
    if (!old) throw new Error('It is not listed')
    await world.giveMoney(mei, '10')
    for (const order of [topUp, withdraw])
      await expect(order(mei, old, '200')).rejects.toMatchObject({ code: 'funding.directionNotOffered' })
    await world.call(mei, 'funding.unlinkSource', { sourceId: id })
  })
})

describe('a withdrawal', () => {
  it('goes by a transfer and a payout, and is done when the bank has it', async () => {
    const { mei, bank } = await withBank()
    const order = await withdraw(mei, bank)
    await paidOut(order)
    expect(await now(mei, order)).toMatchObject({ state: 'underWay' })
    expect(await balanceOf(mei)).toEqual({ available: '7000', held: '3000' })
    stripe.books.passBankDay()
    for (const event of eventsAbout(order)) expect(await deliver(event, { secret: connectSecret })).toBe(200)
    await settled(mei, order, 'succeeded')
    expect(await balanceOf(mei)).toEqual({ available: '7000', held: '0' })
    expect(stripe.books.balanceOf(accountOf(mei), 'eur')).toBe(0)
  })

  it.each([
    ['the transfer’s answer is lost', [{ path: /POST.*transfers$/, fault: 'cut' }]],
    ['the payout’s answer is lost', Array(2).fill({ path: /POST.*payouts$/, fault: 'cut' })],
    ['the payout does not arrive', Array(2).fill({ path: /POST.*payouts$/, fault: 'lost' })],
    ['lists cannot be had', Array(2).fill({ path: /GET.*(payouts|transfers)$/, fault: 'failed' })],
  ] as [string, typeof faults][])('is paid once though %s', async (_name, wrong) => {
    const { mei, bank } = await withBank()
    faults = [...wrong]
    const order = await withdraw(mei, bank)
    await paidOut(order)
    await expect.poll(() => faults.length, { timeout: 20_000 }).toBe(0)
    stripe.books.passBankDay()
    await advance(order)
    await settled(mei, order, 'succeeded')
    expect(payoutsOf(order)).toHaveLength(1)
    expect(stripe.books.balanceOf(accountOf(mei), 'eur')).toBe(0)
  })

  it('that the bank refuses comes free, and its transfer goes back', async () => {
    const before = stripe.books.balanceOf('platform', 'eur')
    const { mei, bank } = await withBank(bankNumbers.refused)
    const order = await withdraw(mei, bank)
    await paidOut(order)
    stripe.books.passBankDay()
    faults = [{ path: /reversals/, fault: 'cut' }]
    await advance(order)
    await settled(mei, order, 'failed')
    expect(await now(mei, order)).toMatchObject({ failure: 'declined' })
    expect(await balanceOf(mei)).toEqual({ available: '10000', held: '0' })
    expect(stripe.books.balanceOf('platform', 'eur')).toBe(before)
  })

  it('that comes back days after it arrived is given back', async () => {
    const before = stripe.books.balanceOf('platform', 'eur')
    const { mei, bank } = await withBank(bankNumbers.closed)
    const order = await withdraw(mei, bank)
    await paidOut(order)
    stripe.books.passBankDay()
    await advance(order)
    await settled(mei, order, 'succeeded')
    stripe.books.passBankDay()
    for (const event of eventsAbout(order).reverse()) await deliver(event, { secret: connectSecret })
    await settled(mei, order, 'returned')
    expect(await balanceOf(mei)).toEqual({ available: '10000', held: '0' })
    expect(stripe.books.balanceOf('platform', 'eur')).toBe(before)
  })

  it('comes free where the operator’s own balance at Stripe does not suffice', async () => {
    const { mei, bank } = await withBank()
    const all = stripe.books.balanceOf('platform', 'eur')
    stripe.books.move('platform', 'eur', -all)
    const order = await withdraw(mei, bank)
    await settled(mei, order, 'failed')
    stripe.books.move('platform', 'eur', all)
    expect(await balanceOf(mei)).toEqual({ available: '10000', held: '0' })
  })
})

describe('an order that never reached Stripe', () => {
  async function givenUp(who: Person, order: FundingOrder): Promise<void> {
    await expect.poll(() => faults.length, { timeout: 20_000 }).toBe(0)
    world.clock.advance(24 * 3_600_000)
    await settled(who, order, 'failed')
    expect(await now(who, order)).toMatchObject({ failure: 'unreachable' })
  }

  it('is given up after a day: a top-up', async () => {
    const { mei, card } = await withCard('4242424242424242')
    faults = Array(2).fill({ path: /POST.*payment_intents$/, fault: 'lost' })
    const order = await topUp(mei, card)
    await givenUp(mei, order)
    expect(chargesOf(order)).toEqual([])
    expect(await balanceOf(mei)).toEqual({ available: '0', held: '0' })
  })

  it('is given up after a day: a withdrawal', async () => {
    const { mei, bank } = await withBank()
    faults = Array(2).fill({ path: /POST.*transfers$/, fault: 'lost' })
    const order = await withdraw(mei, bank)
    await givenUp(mei, order)
    expect(payoutsOf(order)).toEqual([])
    expect(await balanceOf(mei)).toEqual({ available: '10000', held: '0' })
  })

  it('though its answer was lost is found after a day, and was not begun twice', async () => {
    const { mei, card } = await withCard('4242424242424242')
    faults = Array(2).fill({ path: /POST.*payment_intents$/, fault: 'cut' })
    const order = await topUp(mei, card)
    await expect.poll(() => faults.length, { timeout: 20_000 }).toBe(0)
    world.clock.advance(24 * 3_600_000)
    await settled(mei, order, 'succeeded')
    expect(chargesOf(order)).toHaveLength(1)
  })
})

describe('webhooks', () => {
  const event = (): Event => {
    const [first] = stripe.events
    if (!first) throw new Error('Nothing has happened yet')
    return first
  }

  it('are refused unsigned, wrongly signed, and signed long ago', async () => {
    const { headers, body } = stripe.sign(event())
    const post = async (sent: Record<string, string>, text = body) =>
      (await fetch(`${address}/webhooks/stripe`, { method: 'POST', headers: sent, body: text })).status
    expect(await post(headers)).toBe(200)
    expect(await post({ 'content-type': 'application/json' })).toBe(400)
    expect(await post(headers, `${body} `)).toBe(400)
    expect(await deliver(event(), { secret: 'whsec_somebodyelse' })).toBe(400)
    const longAgo = new Date(world.clock.now().getTime() - 301_000)
    expect(await deliver(event(), { at: longAgo })).toBe(400)
    expect((await fetch(`${address}/webhooks/elsewhere`, { method: 'POST', headers, body })).status).toBe(404)
    expect((await fetch(`${address}/webhooks/stripe`)).status).toBe(404)
  })

  it('about what is not here change nothing', async () => {
    const stranger = (object: object, type: string): Event => ({ ...event(), type, data: { object } })
    for (const orderId of [newUuid(), 'nonsense', '']) {
      expect(await deliver(stranger({ metadata: { orderId } }, 'payment_intent.succeeded'))).toBe(200)
    }
    expect(await deliver(stranger({ payment_intent: 'pi_unknown' }, 'charge.refunded'))).toBe(200)
    expect(await deliver(stranger({ payment_intent: null }, 'charge.refunded'))).toBe(200)
    expect(await deliver(stranger({ metadata: { linkId: newUuid() } }, 'checkout.session.completed'))).toBe(200)
    expect(await deliver(stranger({}, 'customer.created'))).toBe(200)
  })
})

it('is never asked for a number, and its keys stand in no row', async () => {
  for (const number of ['4242424242424242', '4000000000000002']) {
    for (const text of stripe.heard) expect(text).not.toContain(number)
  }
  const { rows } = await world.pool.query<{ found: string }>('SELECT t::text AS found FROM funding_orders AS t')
  for (const { found } of rows) expect(found).not.toMatch(/sk_test|secret/)
})

it('leaves the books in order', async () => {
  expect((await auditBooks(world.platform.db)).fault).toBeNull()
})
