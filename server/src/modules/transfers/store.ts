import type { TransferState } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'

export interface TransferRow {
  id: string
  conversationId: string
  seq: number
  fromId: string
  toId: string
  /** Minor units, in digits. */
  amount: string
  currency: string
  note: string
  state: TransferState
  sentAt: Date
  expiresAt: Date
  settledAt: Date | null
}

const select = (db: Queryable) =>
  db
    .selectFrom('transfers')
    .select([
      'id',
      'conversation_id as conversationId',
      'seq',
      'from_id as fromId',
      'to_id as toId',
      sql<string>`amount::text`.as('amount'),
      'currency',
      'note',
      'state',
      'sent_at as sentAt',
      'expires_at as expiresAt',
      'settled_at as settledAt',
    ])

export const findTransfer = (db: Queryable, id: string): Promise<TransferRow | undefined> =>
  select(db).where('id', '=', id).executeTakeFirst()

/** As `findTransfer`, held until the transaction ends: of accepting, returning and expiring one comes first. */
export const lockTransfer = (db: Queryable, id: string): Promise<TransferRow | undefined> =>
  select(db).where('id', '=', id).forUpdate().executeTakeFirst()

/** Waiting transfers whose time is over, held; those that somebody answers just now are left to them. */
export const lockExpired = (db: Queryable, now: Date, limit: number): Promise<TransferRow[]> =>
  select(db)
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', now)
    .orderBy('expires_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()

/** Returns whether the id was free. */
export async function insertTransfer(db: Queryable, row: TransferRow): Promise<boolean> {
  const made = await db
    .insertInto('transfers')
    .values({
      id: row.id,
      conversation_id: row.conversationId,
      seq: row.seq,
      from_id: row.fromId,
      to_id: row.toId,
      amount: row.amount,
      currency: row.currency,
      note: row.note,
      state: row.state,
      sent_at: row.sentAt,
      expires_at: row.expiresAt,
      settled_at: row.settledAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export async function writeStates(
  db: Queryable,
  ids: readonly string[],
  state: Exclude<TransferState, 'waiting'>,
  settledAt: Date,
): Promise<void> {
  await db
    .updateTable('transfers')
    .set({ state, settled_at: settledAt })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
}
