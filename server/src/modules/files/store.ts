/** The only SQL on files. */
import type { Insertable, Selectable } from 'kysely'
import type { Queryable } from '../../schema/index.ts'
import type { FilesTable } from '../../schema/tables.ts'

export type FileRow = Selectable<FilesTable>

export async function insertFile(db: Queryable, row: Insertable<FilesTable>): Promise<void> {
  await db.insertInto('files').values(row).execute()
}

export const readFile = (db: Queryable, id: string): Promise<FileRow | undefined> =>
  db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()

/** As `readFile`; nobody removes the file until the commit. */
export const keepFile = (db: Queryable, id: string): Promise<FileRow | undefined> =>
  db.selectFrom('files').selectAll().where('id', '=', id).forShare().executeTakeFirst()

/** Files made before an instant, in the order of their ids; those that someone is using just now are left out. */
export async function lockOldFiles(db: Queryable, madeBefore: Date, afterId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('files')
    .select('id')
    .where('created_at', '<', madeBefore)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

export async function deleteFiles(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('files').where('id', 'in', ids).execute()
}
