/** The only SQL on account_exports. */
import type { Insertable, Selectable } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { AccountExportsTable } from '../../../schema/tables.ts'

export type ExportRow = Selectable<AccountExportsTable>

export const insertExport = (db: Queryable, row: Insertable<AccountExportsTable>): Promise<ExportRow> =>
  db.insertInto('account_exports').values(row).returningAll().executeTakeFirstOrThrow()

/** The latest of a member's that is not over. */
export const readLatestExport = (db: Queryable, memberId: string, now: Date): Promise<ExportRow | undefined> =>
  db
    .selectFrom('account_exports')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('state', '!=', 'cancelled')
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const readExport = (db: Queryable, id: string): Promise<ExportRow | undefined> =>
  db.selectFrom('account_exports').selectAll().where('id', '=', id).executeTakeFirst()

/** Changes one that is still wanted; undefined where it was cancelled or is gone. */
export const advanceExport = (
  db: Queryable,
  id: string,
  changes: Partial<Pick<ExportRow, 'state' | 'percent' | 'size_bytes'>>,
): Promise<ExportRow | undefined> =>
  db
    .updateTable('account_exports')
    .set(changes)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .returningAll()
    .executeTakeFirst()

/** What is under way or kept is not wanted any more; answers which ones went. */
export const cancelExports = (db: Queryable, memberId: string, id?: string): Promise<ExportRow[]> =>
  db
    .updateTable('account_exports')
    .set({ state: 'cancelled', size_bytes: null })
    .where('member_id', '=', memberId)
    .where('state', 'in', ['waiting', 'working', 'ready', 'failed'])
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .returningAll()
    .execute()

/** Those that are over, and of which nobody needs to know any more. */
export const listExpiredExports = (db: Queryable, now: Date): Promise<{ id: string }[]> =>
  db.selectFrom('account_exports').select('id').where('expires_at', '<=', now).execute()

export async function deleteExport(db: Queryable, id: string): Promise<void> {
  await db.deleteFrom('account_exports').where('id', '=', id).execute()
}
