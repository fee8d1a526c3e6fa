/** The only door to a stall and its orders from the owner's side. Whose it is not, for them it does not exist. */
import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { findOrder, findStallOf, lockOrderRows, type OrderRow, type StallRow } from './store.ts'

/** The caller's own stall. Throws `merchants.noStall`. */
export async function accessOwnStall(db: Queryable, callerId: string): Promise<StallRow> {
  const stall = await findStallOf(db, callerId)
  if (!stall) throw refuse('merchants.noStall')
  return stall
}

/** An order of the caller's stall. Throws `merchants.orderNotFound`. */
export async function accessOwnOrder(
  db: Queryable,
  callerId: string,
  orderId: string,
  hold: 'read' | 'change',
): Promise<{ stall: StallRow; order: OrderRow }> {
  const stall = await findStallOf(db, callerId)
  const order = hold === 'read' ? await findOrder(db, orderId) : (await lockOrderRows(db, [orderId]))[0]
  if (!stall || !order || order.stall_id !== stall.id) throw refuse('merchants.orderNotFound')
  return { stall, order }
}
