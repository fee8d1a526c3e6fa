/** The only SQL on stalls and orders. */
import type { OrderState } from '@sampan/contract'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'
import type { OrdersTable, StallsTable } from '../../schema/tables.ts'

export type StallRow = Selectable<StallsTable>
/** With the amount in digits. */
export type OrderRow = Omit<Selectable<OrdersTable>, 'amount'> & { amount: string }

// stalls

/** Undefined where the member has one already. */
export const insertStall = (db: Queryable, row: Insertable<StallsTable>): Promise<StallRow | undefined> =>
  db
    .insertInto('stalls')
    .values(row)
    .onConflict((conflict) => conflict.column('owner_id').doNothing())
    .returningAll()
    .executeTakeFirst()

export const updateStallRow = (
  db: Queryable,
  ownerId: string,
  change: Pick<StallRow, 'name' | 'category' | 'city' | 'region' | 'open'>,
): Promise<StallRow | undefined> =>
  db.updateTable('stalls').set(change).where('owner_id', '=', ownerId).returningAll().executeTakeFirst()

export const findStallOf = (db: Queryable, ownerId: string): Promise<StallRow | undefined> =>
  db.selectFrom('stalls').selectAll().where('owner_id', '=', ownerId).executeTakeFirst()

/** In no order; who is not there is left out. */
export const readStallRows = async (db: Queryable, ids: readonly string[]): Promise<StallRow[]> =>
  ids.length === 0
    ? []
    : db.selectFrom('stalls').selectAll().where('id', '=', sql<string>`ANY(${ids}::uuid[])`).execute()

// orders

const orderColumns = [
  'id',
  'stall_id',
  'currency',
  'reference',
  'note',
  'state',
  'payment_id',
  'created_at',
  'expires_at',
] as const
const amountText = sql<string>`amount::text`.as('amount')

/** Undefined where the id is taken. */
export const insertOrder = (db: Queryable, row: Insertable<OrdersTable>): Promise<OrderRow | undefined> =>
  db
    .insertInto('orders')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning(orderColumns)
    .returning(amountText)
    .executeTakeFirst()

export const findOrder = (db: Queryable, id: string): Promise<OrderRow | undefined> =>
  db.selectFrom('orders').select(orderColumns).select(amountText).where('id', '=', id).executeTakeFirst()

export const readOrderRows = async (db: Queryable, ids: readonly string[]): Promise<OrderRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('orders')
        .select(orderColumns)
        .select(amountText)
        .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
        .execute()

/** Held until the transaction ends, locked in the order of ids. */
export const lockOrderRows = async (db: Queryable, ids: readonly string[]): Promise<OrderRow[]> =>
  ids.length === 0
    ? []
    : db
        .selectFrom('orders')
        .select(orderColumns)
        .select(amountText)
        .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
        .orderBy('id')
        .forUpdate()
        .execute()

/** Writes how one locked order is now. */
export const writeOrderState = (db: Queryable, id: string, state: OrderState): Promise<OrderRow> =>
  db
    .updateTable('orders')
    .set({ state })
    .where('id', '=', id)
    .returning(orderColumns)
    .returning(amountText)
    .executeTakeFirstOrThrow()

/** Writes of locked orders by which payments they were paid. */
export async function writeOrdersPaid(
  db: Queryable,
  paid: readonly { orderId: string; paymentId: string }[],
): Promise<void> {
  if (paid.length === 0) return
  await sql`
    UPDATE orders SET state = 'paid', payment_id = paid.payment_id
    FROM unnest(${paid.map(({ orderId }) => orderId)}::uuid[], ${paid.map(({ paymentId }) => paymentId)}::uuid[])
      AS paid (order_id, payment_id)
    WHERE orders.id = paid.order_id
  `.execute(db)
}

/** Some open orders whose time is over; held, and left out where somebody else holds them. */
export const lockExpiredOrders = (db: Queryable, now: Date, limit: number): Promise<{ id: string }[]> =>
  db
    .selectFrom('orders')
    .select('id')
    .where('state', '=', 'open')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

export const writeOrdersExpired = (db: Queryable, ids: readonly string[]): Promise<OrderRow[]> =>
  db
    .updateTable('orders')
    .set({ state: 'expired' })
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .returning(orderColumns)
    .returning(amountText)
    .execute()
