/** Stalls, what they ask for, and what they took. See README.md. */
import type { Implementation, Queryable, Writing } from '../../schema/index.ts'
import { hostOf } from './host.ts'
import { cancelOrder } from './methods/cancelOrder.ts'
import { createOrder } from './methods/createOrder.ts'
import { getOrder } from './methods/getOrder.ts'
import { getStall } from './methods/getStall.ts'
import { getTakings } from './methods/getTakings.ts'
import { openStall } from './methods/openStall.ts'
import { updateStall } from './methods/updateStall.ts'
import { presentOrder } from './present.ts'
import type { MerchantsServices } from './services.ts'
import {
  lockExpiredOrders,
  type OrderRow,
  readStallRows,
  type StallRow,
  writeOrdersExpired,
  writeOrdersPaid,
} from './store.ts'

export { accessOwnStall } from './access.ts'
export { hostOf } from './host.ts'
export { presentStallCard } from './present.ts'
export { orderStateAt } from './rules.ts'
export type { MerchantsServices, QuarterTakings } from './services.ts'
export {
  findStallOf as findOwnStall,
  lockOrderRows as lockOrders,
  type OrderRow,
  readOrderRows as readOrders,
  type StallRow,
} from './store.ts'

export const merchantsModule = (services: MerchantsServices): Implementation[] => [
  openStall,
  updateStall,
  getStall,
  getTakings(services),
  createOrder,
  cancelOrder,
  getOrder,
]

/** Stalls by id, in one query; who does not exist is missing from the map. */
export async function readStalls(db: Queryable, ids: readonly string[]): Promise<Map<string, StallRow>> {
  return new Map((await readStallRows(db, [...new Set(ids)])).map((stall) => [stall.id, stall]))
}

/** Orders that the caller holds locked become paid, and their owners' devices hear of it. */
export async function markOrdersPaid(
  tx: Writing,
  paid: readonly { stall: StallRow; order: OrderRow; paymentId: string }[],
): Promise<void> {
  await writeOrdersPaid(
    tx.db,
    paid.map(({ order, paymentId }) => ({ orderId: order.id, paymentId })),
  )
  for (const { stall, order, paymentId } of paid) {
    const now = { ...order, state: 'paid' as const, payment_id: paymentId }
    tx.emit('merchants.orderChanged', [stall.owner_id], { order: presentOrder(stall, now, tx.now, hostOf(tx)) })
  }
}

/** Writes down that orders expired, at most `limit`, and tells their owners. @returns how many */
export async function expireOrders(tx: Writing, limit: number): Promise<number> {
  const due = await lockExpiredOrders(tx.db, tx.now, limit)
  if (due.length === 0) return 0
  const orders = await writeOrdersExpired(
    tx.db,
    due.map(({ id }) => id),
  )
  const stalls = await readStalls(
    tx.db,
    orders.map((order) => order.stall_id),
  )
  for (const order of orders) {
    const stall = stalls.get(order.stall_id)
    if (stall)
      tx.emit('merchants.orderChanged', [stall.owner_id], { order: presentOrder(stall, order, tx.now, hostOf(tx)) })
  }
  return orders.length
}
