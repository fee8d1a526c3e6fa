/**
 * A seeded random life with crashes: before and after the bank is asked, before and after each commit, with repeats and
 * several looking at once. In the end the bank's books, the ledger, the orders and the statements must tell the same.
 */
import type { FundingOrder, LinkedSource, TestBehaviour } from '@sampan/contract'
import { newUuid } from '@sampan/server/kernel/ids.ts'
import { silentLog } from '@sampan/server/kernel/telemetry/log.ts'
import { createMetrics } from '@sampan/server/kernel/telemetry/metrics.ts'
import type { Transactions } from '@sampan/server/kernel/transaction.ts'
import type { Database } from '@sampan/server/schema/index.ts'
import { oneOf, seed, seededRandom } from '@sampan/testkit/arbitrary/settings.ts'
import { linkTestSource, orderNow } from '@sampan/testkit/world/funding.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditBooks } from '../ledger/index.ts'
import { createFunding, type Funding, type FundingSource } from './index.ts'

class Crash extends Error {}

const random = seededRandom(seed)
let crashes = 0
/** How likely each step is to be cut off. */
let risk = 0.12

function maybeCrash(): void {
  if (random() >= risk) return
  crashes += 1
  throw new Crash()
}

let world: World
let funding: Funding
beforeAll(async () => {
  world = await createWorld()
  const { platform, clock, config } = world
  funding = createFunding({
    db: platform.db,
    transactions: fragile(platform.transactions),
    clock,
    log: silentLog(),
    metrics: createMetrics(),
    currencies: config.currencies,
    stripe: null,
    offered: 'testBank',
    wrap: cutOff,
  })
})
afterAll(() => world.close())

const fragile = (transactions: Transactions<Database>): Transactions<Database> => ({
  read: transactions.read,
  async write(act) {
    const result = await transactions.write(async (tx) => {
      const answer = await act(tx)
      maybeCrash()
      return answer
    })
    maybeCrash()
    return result
  },
})

const cutOff = (source: FundingSource): FundingSource => ({
  ...source,
  async carryOut(payment) {
    maybeCrash()
    const report = await source.carryOut(payment)
    maybeCrash()
    return report
  },
})

/** True where it was cut off. */
async function survives(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act()
    return false
  } catch (reason) {
    if (reason instanceof Crash) return true
    throw reason
  }
}

const behaviours: TestBehaviour[] = ['works', 'slow', 'declined', 'empty', 'silent', 'confirms', 'takesBack', 'closed']

interface Someone {
  person: Person
  sources: LinkedSource[]
  orderIds: string[]
}

/** What may be answered to an order: it is in the caller's way, and no fault. */
const expected = /^(wallet\.(limitReached|insufficientFunds)|funding\.(owed|tooManyUnderWay))$/

async function order(someone: Someone): Promise<void> {
  const source = oneOf(random, someone.sources)
  const method = random() < 0.55 ? 'funding.topUp' : 'funding.withdraw'
  const amount = String(100 + Math.floor(random() * 4_000))
  const orderId = newUuid()
  const pinProof = await world.provePin(someone.person, '50')
  const input = { orderId, sourceId: source.id, amount, currency: 'EUR', pinProof }
  const times = random() < 0.2 ? 3 : 1
  const answers = await Promise.allSettled(
    Array.from({ length: times }, () => world.call(someone.person, method, input)),
  )
  const refused = answers.filter((answer) => answer.status === 'rejected')
  for (const { reason } of refused) expect(String(reason.code)).toMatch(expected)
  if (refused.length < times) someone.orderIds.push(orderId)
}

async function answerBank({ person, orderIds }: Someone): Promise<void> {
  const orderId = orderIds.at(-1)
  if (orderId === undefined) return
  const { order } = await world.call(person, 'funding.getOrder', { orderId })
  if (order.state !== 'needsAction') return
  await survives(() => funding.answerTestBank({ orderId, confirmed: random() < 0.7 }))
}

async function look({ orderIds }: Someone): Promise<void> {
  if (orderIds.length === 0) return
  const orderId = oneOf(random, orderIds)
  const times = random() < 0.3 ? 3 : 1
  await Promise.all(Array.from({ length: times }, () => survives(() => funding.advanceOrder({ orderId }))))
}

async function step(people: readonly Someone[]): Promise<void> {
  const someone = oneOf(random, people)
  const dice = random()
  if (dice < 0.35) await order(someone)
  else if (dice < 0.7) await look(someone)
  else if (dice < 0.8) await answerBank(someone)
  else {
    world.clock.advance(Math.floor(random() * 20_000))
    await survives(funding.reconcile)
  }
}

async function comeToRest(people: readonly Someone[]): Promise<void> {
  risk = 0
  for (let hour = 0; hour < 8; hour += 1) {
    world.clock.advance(3_600_000)
    await funding.reconcile()
  }
  for (const { orderIds } of people) for (const orderId of orderIds) await funding.advanceOrder({ orderId })
  await funding.reconcile()
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n)

async function readBank(): Promise<Map<string, { state: string; kind: string; amount: bigint }>> {
  const { rows } = await world.pool.query<{ id: string; state: string; kind: string; amount: string }>(
    'SELECT id, state, kind, amount FROM test_bank_payments',
  )
  return new Map(rows.map(({ id, amount, ...rest }) => [id, { ...rest, amount: BigInt(amount) }]))
}

/** What the test bank brought in, as the ledger has it. */
async function readBroughtIn(): Promise<bigint> {
  const { rows } = await world.pool.query<{ net: string; pending: string }>(
    `SELECT sum(debits_posted - credits_posted)::text AS net, sum(debits_pending + credits_pending)::text AS pending
     FROM ledger_accounts WHERE kind = 'funding' AND currency = 'EUR'`,
  )
  expect(rows[0]?.pending).toBe('0')
  return BigInt(rows[0]?.net ?? '0')
}

/** How an order must stand, by what the bank has done in the end. */
const agreeing: Readonly<Record<string, readonly string[]>> = {
  done: ['succeeded'],
  refused: ['failed'],
  returned: ['returned', 'failed'],
}

it('keeps bank, books, orders and statements in step through crashes', async () => {
  const people: Someone[] = []
  for (let count = 0; count < 4; count += 1) {
    const person = await world.person()
    await world.setPin(person)
    await world.giveMoney(person, '20')
    const sources: LinkedSource[] = []
    for (const behaviour of behaviours) sources.push(await linkTestSource(world, person, behaviour))
    people.push({ person, sources, orderIds: [] })
  }
  for (let count = 0; count < 400; count += 1) await step(people)
  expect(crashes).toBeGreaterThan(30)
  await comeToRest(people)

  const bank = await readBank()
  const orders: FundingOrder[] = []
  for (const { person, orderIds } of people) {
    const own = await Promise.all(orderIds.map((id) => orderNow(world, person, id)))
    orders.push(...own)
    const { balances } = await world.call(person, 'wallet.getWallet', {})
    const euros = balances.find(({ currency }) => currency === 'EUR')
    expect(euros?.held).toBe('0')
    const effects = own.map((each) => effectOf(each))
    expect(euros?.available).toBe(String(2_000n + sum(effects)))
    expect(BigInt(euros?.available ?? '-1')).toBeGreaterThanOrEqual(0n)
  }
  for (const { id, state, amount, kind } of orders) {
    const paid = bank.get(id)
    expect(paid).toMatchObject({ amount: BigInt(amount), kind })
    expect(agreeing[paid?.state ?? '']).toContain(state)
  }
  // Nothing was paid that nobody ordered, and each kind of end was met.
  expect([...bank.keys()].sort()).toEqual(orders.map(({ id }) => id).sort())
  expect(new Set(orders.map(({ state }) => state))).toEqual(new Set(['succeeded', 'failed', 'returned']))
  const atBank = [...bank.values()].filter(({ state }) => state === 'done')
  const moved = sum(atBank.map(({ kind, amount }) => (kind === 'topUp' ? amount : -amount)))
  const owed = sum(orders.map((each) => BigInt(each.owed)))
  expect((await readBroughtIn()) - owed).toBe(moved)
  expect((await auditBooks(world.platform.db)).fault).toBeNull()
})

/** What an order did to its member's wallet. */
function effectOf({ kind, state, amount, owed }: FundingOrder): bigint {
  if (state === 'succeeded') return kind === 'topUp' ? BigInt(amount) : -BigInt(amount)
  return state === 'returned' && kind === 'topUp' ? BigInt(owed) : 0n
}
