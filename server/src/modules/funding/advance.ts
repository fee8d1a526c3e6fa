/** How an order goes on: the provider is asked outside of any transaction, and what it says is booked in one. */
import type { Queryable, Writing } from '../../schema/index.ts'
import { sourceOf } from './access.ts'
import { type Payment, ProviderUnreachable, type Report } from './fundingSource.ts'
import { collect, creditLate, giveBack, isFrozen, releaseHold, settleHold } from './moves.ts'
import { isTestOf, presentOrder } from './present.ts'
import { ACTION_WAITED_MS, decideBeginning, decideReport, pauseMs, type Step } from './rules.ts'
import type { FundingServices } from './services.ts'
import { findOrder, lockOrder, type Order, updateOrder } from './store/orders.ts'
import type { Source } from './store/sources.ts'

/** Later looks are left to the job that runs each minute. */
const OWN_JOB_WITHIN_MS = 60_000

/** Tells the member's devices how an order stands. */
export function tellOrder(tx: Writing, services: FundingServices, order: Order, source: Source): void {
  const told = presentOrder(order, source, isTestOf(services.sources))
  tx.emit('funding.orderChanged', [order.memberId], { order: told })
}

/**
 * Sees to it that an order's provider has done it, or brings in how it stands. May be run at any time, by several at
 * once, and again after a crash.
 */
export async function advanceOrder(services: FundingServices, orderId: string): Promise<void> {
  const { db, transactions } = services
  const order = await findOrder(db, orderId)
  if (!order || !mayChange(order)) return
  const report = await ask(services, db, order)
  await transactions.write(async (tx) => {
    const locked = await lockOrder(tx.db, orderId)
    if (locked) await takeReport(tx, services, locked, report)
  })
}

/** One that failed before its provider knew of it must not begin again. */
const mayChange = (order: Order): boolean =>
  order.state !== 'returned' && (order.state !== 'failed' || order.reference !== null)

/** Null where the provider gave no answer. */
async function ask(services: FundingServices, db: Queryable, order: Order): Promise<Report | null> {
  const provider = services.sources.get(order.provider)
  const named = { orderId: order.id, provider: order.provider }
  if (!provider) {
    services.log.error(named, 'An order waits for a provider that is not configured')
    return null
  }
  const { reference, holder } = await sourceOf(db, order)
  const now = services.clock.now().getTime()
  const beginning = decideBeginning(now - order.createdAt.getTime(), order.kind, await isFrozen(db, order))
  if (order.reference === null && beginning === 'wait') return null
  const payment: Payment = {
    orderId: order.id,
    kind: order.kind,
    amount: order.amount,
    currency: order.currency,
    source: { reference, holder },
    reference: order.reference,
    createdAt: order.createdAt,
    mayBegin: beginning === 'begin',
  }
  const isOverdue = order.waitsSince !== null && now - order.waitsSince.getTime() >= ACTION_WAITED_MS
  try {
    return await (isOverdue ? provider.giveUp(payment) : provider.carryOut(payment))
  } catch (reason) {
    if (reason instanceof ProviderUnreachable) services.log.warn({ ...named, err: reason }, 'A bank does not answer')
    else services.log.error({ ...named, err: reason }, 'A bank could not be asked')
    return null
  }
}

/** Books what a provider said of an order that is held. */
async function takeReport(tx: Writing, services: FundingServices, order: Order, report: Report | null): Promise<void> {
  if (report === null) {
    const asked = order.asked + 1
    return lookAgain(tx, { ...order, asked }, pauseMs(asked))
  }
  const source = await sourceOf(tx.db, order)
  const known: Order = { ...order, reference: report.reference ?? order.reference }
  const next = await take(tx, services, known, source, decideReport(order, report))
  if (next === null) {
    const named = { orderId: order.id, report: report.state }
    services.log.warn(named, 'What a bank did cannot be booked; is the wallet frozen? It is tried again')
    const asked = order.asked + 1
    return lookAgain(tx, { ...known, asked }, pauseMs(asked))
  }
  const isNews = next.state !== order.state || next.owed !== order.owed
  const changed: Order = isNews ? { ...next, asked: 0, changedAt: tx.now } : { ...next, asked: order.asked + 1 }
  await lookAgain(tx, changed, waitMs(changed, report))
  if (isNews) tellOrder(tx, services, changed, source)
}

/** Does what was decided; answers the order as it is then, or null where it could not be booked. */
async function take(
  tx: Writing,
  services: FundingServices,
  order: Order,
  source: Source,
  step: Step,
): Promise<Order | null> {
  const end = (state: 'succeeded' | 'failed' | 'returned', failure: Order['failure'] = null, owed = 0n): Order => {
    tx.afterCommit(() => services.metrics.count(order.kind, state))
    return { ...order, state, failure, owed, action: null, waitsSince: null }
  }
  switch (step.act) {
    case 'nothing':
      return order
    case 'wait': {
      const waitsSince = step.state === 'needsAction' ? (order.waitsSince ?? tx.now) : null
      return { ...order, state: step.state, action: step.action, waitsSince }
    }
    case 'settle':
      return (await settleHold(tx, order, source)) ? end('succeeded') : null
    case 'release':
      return (await releaseHold(tx, order, source)) ? end('failed', step.failure) : null
    case 'creditLate':
      return (await creditLate(tx, order, source)) ? end('succeeded') : null
    case 'takeBack':
      return end('returned', 'takenBack', await collect(tx, { ...order, owed: order.amount }, source))
    case 'giveBack':
      return (await giveBack(tx, order, source)) ? end('returned', 'takenBack') : null
    case 'contradiction':
      tx.afterCommit(() => services.metrics.count(order.kind, 'contradicted'))
      services.log.error(
        { orderId: order.id, provider: order.provider, state: order.state },
        'A bank says what cannot follow from what it said before; compare its books with the order',
      )
      return order
  }
}

/** When to look at the order again; null where nothing but a webhook could tell more. */
function waitMs(order: Order, report: Report): number | null {
  const isOpen = order.state === 'underWay' || order.state === 'needsAction'
  if ((report.state === 'underWay' || report.state === 'succeeded') && report.lookAgainMs !== null) {
    return report.lookAgainMs
  }
  return isOpen ? pauseMs(order.asked) : null
}

async function lookAgain(tx: Writing, order: Order, afterMs: number | null): Promise<void> {
  const lookAt = afterMs === null ? null : new Date(tx.now.getTime() + afterMs)
  await updateOrder(tx.db, { ...order, lookAt })
  if (afterMs !== null && afterMs <= OWN_JOB_WITHIN_MS) {
    await tx.enqueue('advanceFundingOrder', { orderId: order.id }, { afterMs })
  }
}

/** Takes what a member owes after a top-up was taken back, as far as there is some. */
export async function collectOwed(services: FundingServices, orderId: string): Promise<void> {
  await services.transactions.write(async (tx) => {
    const order = await lockOrder(tx.db, orderId)
    if (!order || order.owed === 0n) return
    const source = await sourceOf(tx.db, order)
    const owed = await collect(tx, order, source)
    if (owed === order.owed) return
    const changed: Order = { ...order, owed, changedAt: tx.now }
    await updateOrder(tx.db, changed)
    tellOrder(tx, services, changed, source)
  })
}
