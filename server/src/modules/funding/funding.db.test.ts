import type { FundingOrder, LinkedSource, SourceKind, TestBehaviour } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { OperatorError } from '@sampan/server/kernel/operatorError.ts'
import { silentLog } from '@sampan/server/kernel/telemetry/log.ts'
import { createMetrics } from '@sampan/server/kernel/telemetry/metrics.ts'
import { linkTestSource, orderNow, placeOrder, testNumber } from '@sampan/testkit/world/funding.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditBooks } from '../ledger/index.ts'
import { freezeWallet } from '../wallet/index.ts'
import { createFunding } from './index.ts'
import { createStripe } from './stripe/stripe.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())

/** Someone with a linked bank account or card. */
async function linked(behaviour: TestBehaviour, kind: SourceKind = 'bankAccount') {
  const mei = await world.person('Mei')
  return { mei, source: await linkTestSource(world, mei, behaviour, kind) }
}

const topUp = (who: Person, source: LinkedSource, amount: string, orderId?: string) =>
  placeOrder(world, who, 'funding.topUp', source, amount, orderId === undefined ? {} : { orderId })
const withdraw = (who: Person, source: LinkedSource, amount: string, orderId?: string) =>
  placeOrder(world, who, 'funding.withdraw', source, amount, orderId === undefined ? {} : { orderId })
const now = (who: Person, { id }: FundingOrder) => orderNow(world, who, id)

async function balanceOf(who: Person) {
  const { balances } = await world.call(who, 'wallet.getWallet', {})
  const found = balances.find(({ currency }) => currency === 'EUR')
  return { available: found?.available ?? '0', held: found?.held ?? '0' }
}

const kindsOf = async (who: Person) => {
  const { entries } = await world.call(who, 'wallet.listEntries', {})
  return entries.map(({ kind, amount }) => `${kind} ${amount}`)
}

/** Lets time go by and looks at what is due. */
async function pass(ms: number): Promise<void> {
  world.clock.advance(ms)
  await world.platform.funding.reconcile()
}

const freeze = (who: Person, frozen: boolean) =>
  world.platform.transactions.write((tx) => freezeWallet(tx, who.id, frozen))

/** What the test bank says is in an account; it begins with 10,000.00. */
async function inTheBank(source: LinkedSource): Promise<string> {
  const { rows } = await world.pool.query<{ amount: string }>(
    `SELECT amount FROM test_bank_balances AS b JOIN funding_sources AS s ON s.reference = b.account_id::text
     WHERE s.id = $1 AND currency = 'EUR'`,
    [source.id],
  )
  return rows[0]?.amount ?? '1000000'
}

async function eventsOf(who: Person, name: string) {
  const { rows } = await world.pool.query<{ body: { order?: FundingOrder; sources?: LinkedSource[] } }>(
    'SELECT body FROM member_log WHERE member_id = $1 AND name = $2 ORDER BY seq',
    [who.id, name],
  )
  return rows.map(({ body }) => body)
}

describe('linking', () => {
  it('keeps of a card no more than its brand, its end and its date', async () => {
    const { mei, source } = await linked('works', 'card')
    expect(source).toMatchObject({
      provider: 'testBank',
      test: true,
      kind: 'card',
      name: 'Visa',
      lastFour: '4242',
      expires: { month: 12, year: 2040 },
      mayTopUp: true,
      mayWithdraw: false,
    })
    const number = await testNumber(world, mei, 'card', 'works')
    const tables = ['funding_sources', 'funding_links', 'test_bank_accounts', 'idempotency_keys', 'member_log']
    for (const table of tables) {
      const { rows } = await world.pool.query<{ found: string }>(`SELECT t::text AS found FROM ${table} AS t`)
      for (const { found } of rows) expect(found).not.toContain(number)
    }
  })

  it('is done once, however often it is asked for', async () => {
    const mei = await world.person()
    const linkId = newUuid()
    const number = await testNumber(world, mei, 'bankAccount', 'works')
    const begin = () => world.call(mei, 'funding.linkSource', { linkId, kind: 'bankAccount' })
    const finish = () => world.call(mei, 'funding.finishLink', { linkId, details: { kind: 'bankAccount', number } })
    expect(await begin()).toEqual(await begin())
    const [first, second] = await Promise.all([finish(), finish()])
    expect(first).toEqual(second)
    expect(await finish()).toEqual(first)
    expect((await begin()).link.done).toBe(true)
    expect((await world.call(mei, 'funding.listSources', {})).sources).toEqual([first.source])
  })

  it('gives an account that is linked twice once', async () => {
    const { mei, source } = await linked('works')
    const again = await linkTestSource(world, mei, 'works')
    expect(again.id).toBe(source.id)
    expect((await world.call(mei, 'funding.listSources', {})).sources).toHaveLength(1)
  })

  it('tells the other devices, newest first', async () => {
    const { mei } = await linked('works')
    world.clock.advance(1_000)
    await linkTestSource(world, mei, 'works', 'card')
    const [, last] = await eventsOf(mei, 'funding.sourcesChanged')
    expect(last?.sources).toEqual((await world.call(mei, 'funding.listSources', {})).sources)
    expect(last?.sources?.map(({ kind }) => kind)).toEqual(['card', 'bankAccount'])
  })

  it.each([
    ['a real account', { kind: 'bankAccount', number: 'DE89370400440532013000' }, 'funding.testNumbersOnly'],
    ['a mistyped one', { kind: 'bankAccount', number: 'DE89370400440532013001' }, 'funding.numberWrong'],
    [
      'a card',
      { kind: 'card', number: '4242424242424242', expires: { month: 1, year: 2040 } },
      'funding.linkNotFinished',
    ],
    ['nothing', null, 'funding.linkNotFinished'],
  ] as const)('refuses %s where a bank account was begun', async (_name, details, code) => {
    const mei = await world.person()
    const linkId = newUuid()
    await world.call(mei, 'funding.linkSource', { linkId, kind: 'bankAccount' })
    await expect(world.call(mei, 'funding.finishLink', { linkId, details })).rejects.toMatchObject({ code })
  })

  it('refuses a number that cannot be linked, a linking of somebody else, one of another kind, an eleventh', async () => {
    const [mei, omar] = await world.people(2)
    await expect(linkTestSource(world, mei, 'notLinked', 'card')).rejects.toMatchObject({ code: 'funding.linkRefused' })
    const linkId = newUuid()
    await world.call(mei, 'funding.linkSource', { linkId, kind: 'card' })
    const notFound = { code: 'funding.linkNotFound' }
    const asOmar = world.call(omar, 'funding.finishLink', { linkId, details: null })
    await expect(asOmar).rejects.toMatchObject(notFound)
    await expect(world.call(omar, 'funding.linkSource', { linkId, kind: 'card' })).rejects.toMatchObject(notFound)
    const other = world.call(mei, 'funding.linkSource', { linkId, kind: 'bankAccount' })
    await expect(other).rejects.toMatchObject({ code: 'request.conflict' })
    const { offer } = await world.call(omar, 'funding.listSources', {})
    const some = offer.testNumbers.filter(({ behaviour }) => behaviour !== 'notLinked').slice(0, 10)
    for (const { kind, behaviour, number } of some) {
      if (number !== '5555555555554444') await linkTestSource(world, omar, behaviour, kind)
    }
    const { sources } = await world.call(omar, 'funding.listSources', {})
    if (sources.length < 10) await linkTestSource(world, omar, 'slow', 'card')
    await expect(linkTestSource(world, omar, 'empty', 'card')).rejects.toMatchObject({ code: 'funding.tooManySources' })
  })

  it('ends, but not while money is on its way', async () => {
    const { mei, source } = await linked('slow')
    const order = await topUp(mei, source, '5000')
    const unlink = () => world.call(mei, 'funding.unlinkSource', { sourceId: source.id })
    await expect(unlink()).rejects.toMatchObject({ code: 'funding.orderUnderWay' })
    await world.runJobs()
    await pass(10_000)
    await unlink()
    await world.runJobs()
    expect((await world.call(mei, 'funding.listSources', {})).sources).toEqual([])
    await expect(unlink()).rejects.toMatchObject({ code: 'funding.sourceNotFound' })
    await expect(topUp(mei, source, '5000')).rejects.toMatchObject({ code: 'funding.sourceNotFound' })
    expect((await now(mei, order)).source).toMatchObject({ id: source.id, lastFour: source.lastFour })
    const again = await linkTestSource(world, mei, 'slow')
    expect(again.id).not.toBe(source.id)
    expect(await inTheBank(again)).toBe('995000')
  })
})

describe('a top-up', () => {
  it('comes at once where everything goes well', async () => {
    const { mei, source } = await linked('works')
    const begun = await topUp(mei, source, '5000')
    expect(begun).toMatchObject({ kind: 'topUp', state: 'underWay', amount: '5000', failure: null, owed: '0' })
    expect(await balanceOf(mei)).toEqual({ available: '0', held: '0' })
    await world.runJobs()
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
    const { entries } = await world.call(mei, 'wallet.listEntries', {})
    expect(entries).toMatchObject([
      { kind: 'topUp', amount: '5000', with: { memberId: null, name: 'testBank ··0001' }, referenceId: begun.id },
    ])
    const told = (await eventsOf(mei, 'funding.orderChanged')).map(({ order }) => order?.state)
    expect(told).toEqual(['underWay', 'succeeded'])
    expect(await inTheBank(source)).toBe('995000')
  })

  it.each([
    ['declined', 'bankAccount', 'declined'],
    ['closed', 'bankAccount', 'closed'],
    ['empty', 'bankAccount', 'insufficientFunds'],
    ['declined', 'card', 'declined'],
    ['empty', 'card', 'insufficientFunds'],
    ['expired', 'card', 'expired'],
    ['closed', 'card', 'closed'],
  ] as const)('comes to nothing where the number is there for %s (%s)', async (behaviour, kind, failure) => {
    const { mei, source } = await linked(behaviour, kind)
    const begun = await topUp(mei, source, '5000')
    await world.runJobs()
    expect(await now(mei, begun)).toMatchObject({ state: 'failed', failure })
    expect(await balanceOf(mei)).toEqual({ available: '0', held: '0' })
    expect(await kindsOf(mei)).toEqual([])
    await pass(3_600_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'failed', failure })
  })

  it('takes its time where the bank does', async () => {
    const { mei, source } = await linked('slow')
    const begun = await topUp(mei, source, '5000')
    await world.runJobs()
    await pass(3_900)
    expect(await now(mei, begun)).toMatchObject({ state: 'underWay' })
    await pass(200)
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
  })

  it('comes once where the bank does not answer at first', async () => {
    const { mei, source } = await linked('silent')
    const begun = await topUp(mei, source, '5000')
    await world.runJobs()
    expect(await now(mei, begun)).toMatchObject({ state: 'underWay' })
    await pass(60_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
    expect(await inTheBank(source)).toBe('995000')
  })

  it('waits for a confirmation', async () => {
    const { mei, source } = await linked('confirms', 'card')
    const [yes, no] = [await topUp(mei, source, '5000'), await topUp(mei, source, '6000')]
    const answer = (order: FundingOrder, confirmed: boolean, by = mei) =>
      world.call(by, 'funding.answerTestBank', { orderId: order.id, confirmed })
    const nothingAsked = { code: 'funding.nothingAsked' }
    await expect(answer(yes, true)).rejects.toMatchObject(nothingAsked)
    await world.runJobs()
    expect(await now(mei, yes)).toMatchObject({ state: 'needsAction', action: { kind: 'testBank' } })
    const omar = await world.person()
    await expect(answer(yes, true, omar)).rejects.toMatchObject({ code: 'funding.orderNotFound' })
    await answer(yes, true)
    await answer(no, false)
    await world.runJobs()
    expect(await now(mei, yes)).toMatchObject({ state: 'succeeded', action: null })
    expect(await now(mei, no)).toMatchObject({ state: 'failed', failure: 'notConfirmed', action: null })
    await expect(answer(no, true)).rejects.toMatchObject(nothingAsked)
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
  })

  it('is given up where nobody confirms it within an hour', async () => {
    const { mei, source } = await linked('confirms')
    const begun = await topUp(mei, source, '5000')
    await world.runJobs()
    await pass(3_500_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'needsAction' })
    await pass(3_600_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'failed', failure: 'notConfirmed' })
    expect(await inTheBank(source)).toBe('1000000')
  })

  it('is the same under the same id, and refused with another content', async () => {
    const { mei, source } = await linked('works')
    await world.setPin(mei)
    const orderId = newUuid()
    const [first, second] = await Promise.all([
      topUp(mei, source, '5000', orderId),
      topUp(mei, source, '5000', orderId),
    ])
    expect(first).toEqual(second)
    await world.runJobs()
    const input = { orderId, sourceId: source.id, amount: '5000', currency: 'EUR' }
    const repeated = await world.call(mei, 'funding.topUp', input)
    expect(repeated.order.state).toBe('succeeded')
    const conflict = { code: 'wallet.idUsed' }
    await expect(world.call(mei, 'funding.topUp', { ...input, amount: '5001' })).rejects.toMatchObject(conflict)
    await expect(world.call(mei, 'funding.topUp', { ...input, currency: 'CNY' })).rejects.toMatchObject(conflict)
    await expect(world.call(mei, 'funding.withdraw', input)).rejects.toMatchObject(conflict)
    const omar = await world.person()
    await expect(world.call(omar, 'funding.topUp', input)).rejects.toMatchObject(conflict)
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
  })

  it('finds no room beyond what a wallet may hold, counting what is on its way', async () => {
    const { mei, source } = await linked('slow')
    await topUp(mei, source, '60000')
    const beyond = { code: 'wallet.limitReached', details: { limit: 'balance', allowed: '40000' } }
    await expect(topUp(mei, source, '40001')).rejects.toMatchObject(beyond)
    await topUp(mei, source, '40000')
    await world.giveMoney(mei, '5')
    await world.runJobs()
    await pass(10_000)
    expect(await balanceOf(mei)).toEqual({ available: '100500', held: '0' })
  })

  it('refuses what is not the caller’s, not on offer, not in range, and too many at once', async () => {
    const { mei, source } = await linked('slow')
    const omar = await world.person()
    const input = () => ({ orderId: newUuid(), sourceId: source.id, amount: '200', currency: 'EUR' })
    const ask = (who: Person, extra: object) => world.callRaw(who, 'funding.topUp', { ...input(), ...extra })
    await expect(ask(omar, {})).rejects.toMatchObject({ code: 'funding.sourceNotFound' })
    for (const currency of ['USD', 'QQQ'])
      await expect(ask(mei, { currency })).rejects.toMatchObject({ code: 'funding.currencyNotOffered' })
    const outOfRange = { code: 'funding.amountOutOfRange', details: { min: '100', max: '100000000', step: '1' } }
    await expect(ask(mei, { amount: '99' })).rejects.toMatchObject(outOfRange)
    await expect(ask(mei, { amount: '100000001' })).rejects.toMatchObject(outOfRange)
    for (const amount of ['0', '-5', '1.5', '007', '1e3', '9'.repeat(19), 500]) {
      await expect(ask(mei, { amount })).rejects.toMatchObject({ code: 'request.invalid' })
    }
    await expect(ask(mei, { amount: '90000' })).rejects.toMatchObject({ code: 'wallet.pinNotSet' })
    await world.setPin(mei)
    await expect(ask(mei, { amount: '90000' })).rejects.toMatchObject({ code: 'wallet.pinRequired' })
    for (let count = 0; count < 5; count += 1) await ask(mei, {})
    await expect(ask(mei, {})).rejects.toMatchObject({ code: 'funding.tooManyUnderWay' })
  })

  it('that was taken back is taken from the wallet, as far as there is some, and the rest as it comes', async () => {
    const { mei, source } = await linked('takesBack')
    const begun = await topUp(mei, source, '5000')
    await world.runJobs()
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
    const elsewhere = await linkTestSource(world, mei, 'works')
    const gone = await withdraw(mei, elsewhere, '4000')
    await world.runJobs()
    expect(await now(mei, gone)).toMatchObject({ state: 'succeeded' })

    await pass(61_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'returned', failure: 'takenBack', owed: '4000' })
    expect(await balanceOf(mei)).toEqual({ available: '0', held: '0' })
    expect(await inTheBank(source)).toBe('1000000')
    await world.giveMoney(mei, '15')
    const owed = { code: 'funding.owed', details: { amount: '4000', currency: 'EUR' } }
    await expect(withdraw(mei, elsewhere, '100')).rejects.toMatchObject(owed)
    await pass(60_000)
    expect(await now(mei, begun)).toMatchObject({ owed: '2500' })
    await world.giveMoney(mei, '30')
    await pass(60_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'returned', owed: '0' })
    expect(await balanceOf(mei)).toEqual({ available: '500', held: '0' })
    expect(await kindsOf(mei)).toEqual([
      'topUpReturned -2500',
      'opening 3000',
      'topUpReturned -1500',
      'opening 1500',
      'topUpReturned -1000',
      'withdrawal -4000',
      'topUp 5000',
    ])
    const last = (await eventsOf(mei, 'funding.orderChanged')).at(-1)
    expect(last?.order).toEqual(await now(mei, begun))
  })

  it('that was taken back is collected, however many owe before and have nothing', async () => {
    const { mei, source } = await linked('takesBack')
    const begun = await topUp(mei, source, '5000')
    await world.runJobs()
    const elsewhere = await linkTestSource(world, mei, 'works')
    await withdraw(mei, elsewhere, '5000')
    await world.runJobs()
    await pass(61_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'returned', owed: '5000' })
    const omar = await world.person('Omar')
    const poor = await linkTestSource(world, omar, 'works')
    await world.pool.query(
      `INSERT INTO funding_orders (id, member_id, device_id, source_id, provider, kind, amount, currency, state, failure,
         owed, created_at, changed_at)
       SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, $1, $2, 'testBank', 'topUp', 100, 'EUR',
         'returned', 'takenBack', 100, now(), now()
       FROM generate_series(1, 450) AS n`,
      [omar.id, poor.id],
    )
    await world.giveMoney(mei, '50')
    await pass(60_000)
    expect(await now(mei, begun)).toMatchObject({ owed: '0' })
    await world.pool.query('DELETE FROM funding_orders WHERE member_id = $1', [omar.id])
  })

  it('comes into a frozen wallet too', async () => {
    const { mei, source } = await linked('slow')
    const begun = await topUp(mei, source, '5000')
    await world.runJobs()
    await freeze(mei, true)
    await pass(10_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
  })
})

describe('a withdrawal', () => {
  it('is held at once, and leaves when the bank has it', async () => {
    const { mei, source } = await linked('slow')
    await world.giveMoney(mei, '80')
    const begun = await withdraw(mei, source, '3000')
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '3000' })
    await world.runJobs()
    expect(await now(mei, begun)).toMatchObject({ state: 'underWay' })
    await pass(5_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
    expect(await kindsOf(mei)).toEqual(['withdrawal -3000', 'opening 8000'])
    expect(await inTheBank(source)).toBe('1003000')
  })

  it('that is declined comes free, and counts toward no limit', async () => {
    const { mei, source } = await linked('declined')
    await world.giveMoney(mei, '150')
    const used = async () => (await world.call(mei, 'wallet.getWallet', {})).limits[0]?.day.used
    const begun = await withdraw(mei, source, '15000')
    expect(await used()).toBe('15000')
    await world.runJobs()
    expect(await now(mei, begun)).toMatchObject({ state: 'failed', failure: 'declined' })
    expect(await balanceOf(mei)).toEqual({ available: '15000', held: '0' })
    expect(await used()).toBe('0')
  })

  it('that comes back is given back, though it had arrived', async () => {
    const { mei, source } = await linked('takesBack')
    await world.giveMoney(mei, '80')
    const begun = await withdraw(mei, source, '3000')
    await world.runJobs()
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
    await pass(61_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'returned', failure: 'takenBack', owed: '0' })
    expect(await balanceOf(mei)).toEqual({ available: '8000', held: '0' })
    expect(await kindsOf(mei)).toEqual(['withdrawalReturned 3000', 'withdrawal -3000', 'opening 8000'])
  })

  it('takes the PIN, whatever the amount', async () => {
    const { mei, source } = await linked('works')
    await world.giveMoney(mei, '80')
    const input = { orderId: newUuid(), sourceId: source.id, amount: '100', currency: 'EUR' }
    const ask = (extra: object) => world.callRaw(mei, 'funding.withdraw', { ...input, ...extra })
    await expect(ask({})).rejects.toMatchObject({ code: 'wallet.pinNotSet' })
    await world.setPin(mei)
    await expect(ask({})).rejects.toMatchObject({ code: 'wallet.pinRequired' })
    await expect(ask({ pinProof: 'A'.repeat(43) })).rejects.toMatchObject({ code: 'wallet.pinProofInvalid' })
    await expect(ask({ pinProof: await world.provePin(mei, '0.99') })).rejects.toMatchObject({
      code: 'wallet.pinProofInvalid',
    })
    const pinProof = await world.provePin(mei, '1')
    await ask({ pinProof })
    await expect(ask({ orderId: newUuid(), pinProof })).rejects.toMatchObject({ code: 'wallet.pinProofInvalid' })
  })

  it('goes to bank accounts alone, of one’s own, with money that is there', async () => {
    const { mei, source } = await linked('works', 'card')
    await world.giveMoney(mei, '10')
    await expect(withdraw(mei, source, '500')).rejects.toMatchObject({ code: 'funding.directionNotOffered' })
    const other = await linked('works')
    await expect(withdraw(mei, other.source, '500')).rejects.toMatchObject({ code: 'funding.sourceNotFound' })
    const account = await linkTestSource(world, mei, 'works')
    await expect(withdraw(mei, account, '1001')).rejects.toMatchObject({ code: 'wallet.insufficientFunds' })
    await withdraw(mei, account, '600')
    await expect(withdraw(mei, account, '500')).rejects.toMatchObject({ code: 'wallet.insufficientFunds' })
    await freeze(mei, true)
    await expect(withdraw(mei, account, '100')).rejects.toMatchObject({ code: 'wallet.frozen' })
    await freeze(mei, false)
  })

  it('that has not begun when the wallet is frozen does not begin before it is free', async () => {
    const { mei, source } = await linked('works')
    await world.giveMoney(mei, '80')
    const begun = await withdraw(mei, source, '3000')
    await freeze(mei, true)
    await world.runJobs()
    await pass(60_000)
    expect(await inTheBank(source)).toBe('1000000')
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '3000' })
    await freeze(mei, false)
    await pass(300_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
    expect(await inTheBank(source)).toBe('1003000')
  })

  it('that the bank did while the wallet was frozen is booked once it is free', async () => {
    const { mei, source } = await linked('slow')
    await world.giveMoney(mei, '80')
    const begun = await withdraw(mei, source, '3000')
    await world.runJobs()
    await freeze(mei, true)
    await pass(5_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'underWay' })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '3000' })
    await freeze(mei, false)
    await pass(60_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
    expect(await balanceOf(mei)).toEqual({ available: '5000', held: '0' })
  })
})

describe('orders', () => {
  it('are listed newest first, page by page, to their member alone', async () => {
    const { mei, source } = await linked('works')
    const placed: FundingOrder[] = []
    for (let count = 0; count < 5; count += 1) {
      placed.unshift(await topUp(mei, source, `${count + 1}00`))
      await world.runJobs()
      if (count % 2 === 0) world.clock.advance(1_000)
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const input: { limit: number; cursor?: string } = cursor === null ? { limit: 2 } : { limit: 2, cursor }
      const page: { orders: FundingOrder[]; nextCursor: string | null } = await world.call(
        mei,
        'funding.listOrders',
        input,
      )
      seen.push(...page.orders.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect([...seen].sort()).toEqual(placed.map(({ id }) => id).sort())
    expect(seen).toHaveLength(5)
    const omar = await world.person()
    expect((await world.call(omar, 'funding.listOrders', {})).orders).toEqual([])
    const [some] = placed
    if (some) await expect(now(omar, some)).rejects.toMatchObject({ code: 'funding.orderNotFound' })
  })

  it('whose job was lost are found and brought to their end', async () => {
    const { mei, source } = await linked('works')
    const begun = await topUp(mei, source, '5000')
    await world.pool.query(`DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL`)
    await pass(10_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'underWay' })
    await pass(30_000)
    expect(await now(mei, begun)).toMatchObject({ state: 'succeeded' })
  })

  it('that stick are shown to the operator', async () => {
    const { mei, source } = await linked('slow')
    await topUp(mei, source, '5000')
    await world.pool.query(`DELETE FROM graphile_worker._private_jobs WHERE locked_at IS NULL`)
    await world.pool.query(`UPDATE funding_orders SET look_at = NULL WHERE member_id = $1`, [mei.id])
    await pass(16 * 60_000)
    const text = await world.platform.metrics.registry.metrics()
    expect(text).toMatch(/^sampan_funding_stuck 1$/m)
    expect(text).toMatch(/^sampan_funding_orders_total\{kind="topUp",outcome="succeeded"\} [1-9]/m)
  })
})

describe('a live provider', () => {
  function live({ platform, clock, config }: World) {
    const { db, transactions } = platform
    const { currencies, origin } = config
    const keys = { secretKey: 'sk_live_a1b2c3d4e5f6', webhookSecrets: ['whsec_a1b2c3d4e5f6'] }
    const stripe = createStripe({ ...keys, api: 'http://127.0.0.1:9', origin, currencies, clock })
    const metrics = createMetrics()
    return createFunding({ db, transactions, clock, log: silentLog(), metrics, currencies, stripe, offered: 'stripe' })
  }

  it('does not begin beside money of the test bank', async () => {
    const { mei, source } = await linked('works')
    await topUp(mei, source, '5000')
    await expect(live(world).checkMoney()).rejects.toThrow(OperatorError)
    await world.runJobs()
    await expect(live(world).checkMoney()).rejects.toThrow(OperatorError)
    await world.platform.funding.checkMoney()
  })

  it('begins where there is none', async () => {
    const fresh = await createWorld()
    await live(fresh).checkMoney()
    await fresh.close()
  })
})

it('leaves the books in order', async () => {
  expect((await auditBooks(world.platform.db)).fault).toBeNull()
})
