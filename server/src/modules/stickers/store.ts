import type { OwnSticker } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'

/** Changes of one member's stickers come one after the other. */
export async function lockStickers(db: Queryable, memberId: string): Promise<OwnSticker[]> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`stickers ${memberId}`}, 0))`.execute(db)
  return listStickers(db, memberId)
}

export const listStickers = (db: Queryable, memberId: string): Promise<OwnSticker[]> =>
  db
    .selectFrom('own_stickers')
    .select(['file_id as fileId', 'width', 'height'])
    .where('member_id', '=', memberId)
    .orderBy('place')
    .execute()

/** The member's stickers are these now, in this order. */
export async function writeStickers(db: Queryable, memberId: string, stickers: readonly OwnSticker[]): Promise<void> {
  await db.deleteFrom('own_stickers').where('member_id', '=', memberId).execute()
  if (stickers.length === 0) return
  const rows = stickers.map(({ fileId, width, height }, place) => ({
    member_id: memberId,
    file_id: fileId,
    place,
    width,
    height,
  }))
  await db.insertInto('own_stickers').values(rows).execute()
}

export async function keepsSticker(db: Queryable, memberId: string, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('own_stickers')
    .select('place')
    .where('member_id', '=', memberId)
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these files somebody keeps. */
export async function keptAmong(db: Queryable, fileIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('own_stickers')
    .select('file_id')
    .distinct()
    .where('file_id', '=', sql<string>`any(${fileIds}::uuid[])`)
    .execute()
  return rows.map((row) => row.file_id)
}
