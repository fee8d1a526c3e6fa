/** The only SQL on orders. */
import type { FundingAction, FundingFailure, FundingProvider, FundingState } from '@sampan/contract'
import type { Selectable } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { FundingOrdersTable } from '../../../schema/tables.ts'
import type { OrderKind } from '../rules.ts'

/** A top-up or a withdrawal. Its id is also that of its hold in the ledger. */
export interface Order {
  id: string
  memberId: string
  deviceId: string
  sourceId: string
  provider: FundingProvider
  kind: OrderKind
  amount: bigint
  currency: string
  state: FundingState
  failure: FundingFailure | null
  action: FundingAction | null
  reference: string | null
  owed: bigint
  asked: number
  lookAt: Date | null
  waitsSince: Date | null
  createdAt: Date
  changedAt: Date
}

const orderOf = (row: Selectable<FundingOrdersTable>): Order => ({
  id: row.id,
  memberId: row.member_id,
  deviceId: row.device_id,
  sourceId: row.source_id,
  provider: row.provider,
  kind: row.kind,
  amount: BigInt(row.amount),
  currency: row.currency,
  state: row.state,
  failure: row.failure,
  action: row.action,
  reference: row.reference,
  owed: BigInt(row.owed),
  asked: row.asked,
  lookAt: row.look_at,
  waitsSince: row.waits_since,
  createdAt: row.created_at,
  changedAt: row.changed_at,
})

const changing = (order: Order) => ({
  state: order.state,
  failure: order.failure,
  action: order.action === null ? null : JSON.stringify(order.action),
  reference: order.reference,
  owed: String(order.owed),
  asked: order.asked,
  look_at: order.lookAt,
  waits_since: order.waitsSince,
  changed_at: order.changedAt,
})

/** Answers false where there is an order of this id already, whosever it is. */
export async function insertOrder(db: Queryable, order: Order): Promise<boolean> {
  const made = await db
    .insertInto('funding_orders')
    .values({
      id: order.id,
      member_id: order.memberId,
      device_id: order.deviceId,
      source_id: order.sourceId,
      provider: order.provider,
      kind: order.kind,
      amount: String(order.amount),
      currency: order.currency,
      created_at: order.createdAt,
      ...changing(order),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export async function findOrder(db: Queryable, id: string): Promise<Order | null> {
  const row = await db.selectFrom('funding_orders').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? orderOf(row) : null
}

/** Held until the transaction ends, so that reports on it are taken one after the other. */
export async function lockOrder(db: Queryable, id: string): Promise<Order | null> {
  const row = await db.selectFrom('funding_orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? orderOf(row) : null
}

export async function updateOrder(db: Queryable, order: Order): Promise<void> {
  await db.updateTable('funding_orders').set(changing(order)).where('id', '=', order.id).execute()
}

/** The order that a provider knows by a reference of its own. */
export async function findOrderId(db: Queryable, provider: FundingProvider, reference: string): Promise<string | null> {
  const row = await db
    .selectFrom('funding_orders')
    .select('id')
    .where('provider', '=', provider)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row?.id ?? null
}

/** A member's orders before a place, newest first. */
export async function listOrdersBefore(
  db: Queryable,
  memberId: string,
  before: { createdAt: Date; id: string } | null,
  limit: number,
): Promise<Order[]> {
  let query = db.selectFrom('funding_orders').selectAll().where('member_id', '=', memberId)
  if (before !== null) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'id'), '<', tuple(before.createdAt, before.id)),
    )
  }
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(orderOf)
}

/** Whether any order is under way to or from a source. */
export async function isSourceBusy(db: Queryable, sourceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('funding_orders')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('state', 'in', ['underWay', 'needsAction'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How many orders of a member are under way, and the first of its debts. */
export async function readStanding(
  db: Queryable,
  memberId: string,
): Promise<{ underWay: number; owed: { amount: bigint; currency: string } | null }> {
  const { underWay } = await db
    .selectFrom('funding_orders')
    .select(({ fn }) => fn.countAll<number>().as('underWay'))
    .where('member_id', '=', memberId)
    .where('state', 'in', ['underWay', 'needsAction'])
    .executeTakeFirstOrThrow()
  const owing = await db
    .selectFrom('funding_orders')
    .select(['owed', 'currency'])
    .where('member_id', '=', memberId)
    .where('owed', '>', '0')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return { underWay, owed: owing ? { amount: BigInt(owing.owed), currency: owing.currency } : null }
}

/** Orders whose time has come to be looked at, the longest due first. */
export async function listDueOrderIds(db: Queryable, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('funding_orders')
    .select('id')
    .where('look_at', '<=', now)
    .orderBy('look_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Orders with a debt after a place, the oldest first. */
export async function listOwing(
  db: Queryable,
  afterId: string | null,
  limit: number,
): Promise<Pick<Order, 'id' | 'memberId' | 'currency'>[]> {
  let query = db.selectFrom('funding_orders').select(['id', 'member_id', 'currency']).where('owed', '>', '0')
  if (afterId !== null) query = query.where('id', '>', afterId)
  const rows = await query.orderBy('id').limit(limit).execute()
  return rows.map((row) => ({ id: row.id, memberId: row.member_id, currency: row.currency }))
}

/** What an operator would want to know. */
export async function countOrders(
  db: Queryable,
  stuckBefore: Date,
): Promise<{ underWay: number; stuck: number; owing: number; stuckIds: string[] }> {
  const open = await db
    .selectFrom('funding_orders')
    .select(['id', 'created_at', 'state'])
    .where('state', 'in', ['underWay', 'needsAction'])
    .orderBy('created_at')
    .execute()
  const stuckIds = open
    .filter(({ state, created_at }) => state === 'underWay' && created_at <= stuckBefore)
    .map(({ id }) => id)
  const { owing } = await db
    .selectFrom('funding_orders')
    .select(({ fn }) => fn.countAll<number>().as('owing'))
    .where('owed', '>', '0')
    .executeTakeFirstOrThrow()
  return { underWay: open.length, stuck: stuckIds.length, owing, stuckIds: stuckIds.slice(0, 10) }
}
