/** What the clock and providers set going: looks at orders that are due, news by webhook, what is to be forgotten. */
import type { IncomingHttpHeaders } from 'node:http'
import type { FundingProvider } from '@sampan/contract'
import { Refusal } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { advanceOrder, collectOwed } from './advance.ts'
import { finishLink } from './linking.ts'
import { payable } from './moves.ts'
import { STUCK_AFTER_MS } from './rules.ts'
import type { FundingServices } from './services.ts'
import { countOrders, findOrder, findOrderId, listDueOrderIds, listOwing } from './store/orders.ts'
import { findLink, readSources } from './store/sources.ts'

const AT_ONCE_MAX = 200
/** It runs each minute; what is left over waits for the next run. */
const RUN_MS_MAX = 50_000

/**
 * Looks at every order that is due: those whose job was lost in a crash, and those whose provider is slow. Each stands for
 * itself, so that one that cannot be booked holds up no other.
 */
export async function reconcileOrders(services: FundingServices): Promise<void> {
  const { db, clock, log, metrics } = services
  const now = clock.now()
  for (const orderId of await listDueOrderIds(db, now, AT_ONCE_MAX)) {
    if (clock.now().getTime() - now.getTime() > RUN_MS_MAX) break
    await standingAlone(services, orderId, () => advanceOrder(services, orderId))
  }
  for await (const { id } of eachPayable(db)) {
    if (clock.now().getTime() - now.getTime() > RUN_MS_MAX) break
    await standingAlone(services, id, () => collectOwed(services, id))
  }
  const standing = await countOrders(db, new Date(now.getTime() - STUCK_AFTER_MS))
  metrics.show(standing)
  if (standing.stuck > 0) {
    log.warn({ count: standing.stuck, orderIds: standing.stuckIds }, 'Top-ups or withdrawals wait for their bank')
  }
}

/** Debts that can be collected now: those who have nothing keep nobody waiting. */
async function* eachPayable(db: Queryable) {
  for (let afterId: string | null = null; ; ) {
    const debts = await listOwing(db, afterId, AT_ONCE_MAX)
    yield* await payable(db, debts)
    const last = debts.at(-1)
    if (!last || debts.length < AT_ONCE_MAX) return
    afterId = last.id
  }
}

async function standingAlone({ log }: FundingServices, orderId: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (reason) {
    log.error({ orderId, err: reason }, 'An order could not be looked at')
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * News from a provider: what it concerns is looked at, by a job. What the news says is not believed, so it may be
 * doubled, late or out of order. Answers false where its signature is wrong.
 */
export async function receiveWebhook(
  services: FundingServices,
  provider: FundingProvider,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<boolean> {
  const { db, transactions } = services
  const news = services.sources.get(provider)?.readWebhook(headers, body)
  if (!news) return false
  if (news.about === 'link') {
    const link = UUID.test(news.linkId) ? await findLink(db, news.linkId) : null
    if (link?.provider !== provider) return true
    await transactions.write((tx) => tx.enqueue('finishFundingLink', { linkId: link.id }))
  }
  if (news.about === 'order' || news.about === 'payment') {
    const orderId = news.about === 'order' ? news.orderId : await findOrderId(db, provider, news.reference)
    const order = orderId !== null && UUID.test(orderId) ? await findOrder(db, orderId) : null
    if (order?.provider !== provider) return true
    await transactions.write((tx) => tx.enqueue('advanceFundingOrder', { orderId: order.id }))
  }
  return true
}

/** The page was finished, though the browser may never have come back. */
export async function finishLinkLater(services: FundingServices, linkId: string): Promise<void> {
  const link = await findLink(services.db, linkId)
  if (!link) return
  try {
    await finishLink(services, link.memberId, linkId, null)
  } catch (reason) {
    if (!(reason instanceof Refusal) || reason.code === 'funding.unreachable') throw reason
  }
}

/** The provider forgets what was unlinked, unless it is linked again. */
export async function forgetSource(services: FundingServices, sourceId: string): Promise<void> {
  const source = (await readSources(services.db, [sourceId])).get(sourceId)
  if (source?.unlinkedAt) await services.sources.get(source.provider)?.unlink(source)
}
