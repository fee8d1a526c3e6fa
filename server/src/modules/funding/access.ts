/** The only door to sources, linkings and orders: each is its member's alone, and to others it is not there. */
import { refuse } from '../../kernel/errors.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import { findOrder, type Order } from './store/orders.ts'
import { findLink, type Link, lockSource, readSources, type Source } from './store/sources.ts'

/** A source that is linked now, held until the transaction ends. */
export async function accessSource(tx: Writing, memberId: string, sourceId: string): Promise<Source> {
  const source = await lockSource(tx.db, sourceId)
  if (source?.memberId !== memberId || source.unlinkedAt !== null) throw refuse('funding.sourceNotFound')
  return source
}

export async function accessLink(db: Queryable, memberId: string, linkId: string): Promise<Link> {
  const link = await findLink(db, linkId)
  if (link?.memberId !== memberId) throw refuse('funding.linkNotFound')
  return link
}

export async function accessOrder(
  db: Queryable,
  memberId: string,
  orderId: string,
): Promise<{ order: Order; source: Source }> {
  const order = await findOrder(db, orderId)
  if (order?.memberId !== memberId) throw refuse('funding.orderNotFound')
  return { order, source: await sourceOf(db, order) }
}

/** The source of an order, though it may have been unlinked since. */
export async function sourceOf(db: Queryable, order: Order): Promise<Source> {
  const source = (await readSources(db, [order.sourceId])).get(order.sourceId)
  if (!source) throw new Error(`Order ${order.id} has no source`)
  return source
}
