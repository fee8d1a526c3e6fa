/** Whom an input names, looked up in bulk: what a batch of payments stands on. */
import type { Payee } from '@sampan/contract'
import { CODE_AMOUNT_MAX } from '@sampan/contract/codes/index.ts'
import type { Writing } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import { lockOrders, type OrderRow, orderStateAt, readStalls, type StallRow } from '../merchants/index.ts'
import type { Cast } from './present.ts'
import { decidePay, type Reason } from './rules.ts'

export interface Lookup extends Cast {
  orders: ReadonlyMap<string, OrderRow>
}

/** Orders are held until the transaction ends; all else is read. Four queries at most, however many there are. */
export async function lookUp(tx: Writing, asked: readonly { payerId: string; to: Payee }[]): Promise<Lookup> {
  const orderIds = new Set(asked.flatMap(({ to }) => (to.kind === 'order' ? to.orderId : [])))
  const orders = await lockOrders(tx.db, [...orderIds])
  const stallIds = asked.flatMap(({ to }) => (to.kind === 'stall' ? to.stallId : []))
  const stalls = await readStalls(tx.db, [...stallIds, ...orders.map((order) => order.stall_id)])
  const people = await readMembers(tx.db, [
    ...asked.flatMap(({ payerId, to }) => (to.kind === 'member' ? [payerId, to.memberId] : payerId)),
    ...[...stalls.values()].map((stall) => stall.owner_id),
  ])
  return { people, stalls, orders: new Map(orders.map((order) => [order.id, order])) }
}

/** Where the money of an input goes; null for what does not exist. */
export interface Target {
  payeeId: string | null
  stall: StallRow | null
  order: OrderRow | null
}

export function targetOf({ people, stalls, orders }: Lookup, to: Payee): Target {
  if (to.kind === 'member') return { payeeId: people.has(to.memberId) ? to.memberId : null, stall: null, order: null }
  const order = to.kind === 'order' ? (orders.get(to.orderId) ?? null) : null
  const stall = stalls.get(to.kind === 'stall' ? to.stallId : (order?.stall_id ?? '')) ?? null
  return { payeeId: stall?.owner_id ?? null, stall, order }
}

/** Why this cannot be paid, as far as the payee's side goes; null when it can. */
export const reasonAgainst = (
  { payeeId, stall, order }: Target,
  input: { payerId: string; amount: string; currency: string },
  now: Date,
): Reason | null =>
  decidePay({
    payerId: input.payerId,
    payeeId,
    amount: BigInt(input.amount),
    currency: input.currency,
    amountMax: CODE_AMOUNT_MAX,
    stall,
    order: order && {
      state: orderStateAt(order, now),
      amount: BigInt(order.amount),
      currency: order.currency,
    },
  })
