/** The only SQL on `wallet_exports`. */
import type { Insertable, Selectable } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { WalletExportsTable } from '../../../schema/tables.ts'

export type ExportRow = Selectable<WalletExportsTable>

export const insertExport = (db: Queryable, row: Insertable<WalletExportsTable>): Promise<ExportRow> =>
  db.insertInto('wallet_exports').values(row).returningAll().executeTakeFirstOrThrow()

export const readExport = (db: Queryable, id: string): Promise<ExportRow | undefined> =>
  db.selectFrom('wallet_exports').selectAll().where('id', '=', id).executeTakeFirst()

export const lockExport = (db: Queryable, id: string): Promise<ExportRow | undefined> =>
  db.selectFrom('wallet_exports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** How many of a member's are under way, or are kept. */
export async function countExports(db: Queryable, memberId: string, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('wallet_exports')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('state', 'in', ['waiting', 'working', 'ready'])
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return count
}

/** Changes one that is still wanted; undefined where it was cancelled or is gone. */
export const advanceExport = (
  db: Queryable,
  id: string,
  changes: Partial<Pick<ExportRow, 'state' | 'percent' | 'size_bytes'>>,
): Promise<ExportRow | undefined> =>
  db
    .updateTable('wallet_exports')
    .set(changes)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .returningAll()
    .executeTakeFirst()

export const cancelExport = (db: Queryable, id: string): Promise<ExportRow> =>
  db
    .updateTable('wallet_exports')
    .set({ state: 'cancelled', size_bytes: null })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const listExpiredExports = (db: Queryable, now: Date): Promise<{ id: string }[]> =>
  db.selectFrom('wallet_exports').select('id').where('expires_at', '<=', now).execute()

export async function deleteExport(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom('wallet_exports').where('id', '=', id).execute()
}
