/** The only SQL on files. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'
import type { FilesTable, UploadsTable } from '../../schema/tables.ts'

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

/** Those of these files that are there, held. */
export async function lockFiles(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('files')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

export async function deleteFiles(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('files').where('id', 'in', ids).execute()
}

export type UploadRow = Selectable<UploadsTable>

/** Whoever begins an upload waits here for the same member's other ones, so that they can be counted. Until the commit. */
export async function lockUploadsOf(db: Queryable, memberId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('uploads ' || ${memberId}, 0))`.execute(db)
}

export async function sumUploads(db: Queryable, memberId: string): Promise<{ count: number; bytes: number }> {
  const { count, bytes } = await db
    .selectFrom('uploads')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.sum<string | null>('size_bytes').as('bytes')])
    .where('owner_id', '=', memberId)
    .executeTakeFirstOrThrow()
  // A sum of bigints is a numeric, which comes as text.
  return { count, bytes: Number(bytes ?? 0) }
}

export async function insertUpload(db: Queryable, row: Insertable<UploadsTable>): Promise<void> {
  await db.insertInto('uploads').values(row).execute()
}

export const readUpload = (db: Queryable, ownerId: string, id: string): Promise<UploadRow | undefined> =>
  db.selectFrom('uploads').selectAll().where('id', '=', id).where('owner_id', '=', ownerId).executeTakeFirst()

/** False where it is gone already: whoever deletes it does the rest. */
export async function deleteUpload(db: Queryable, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('uploads').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function readOldUploads(db: Queryable, madeBefore: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('uploads')
    .select('id')
    .where('created_at', '<', madeBefore)
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
