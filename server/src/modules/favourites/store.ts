import type { AnyHistoryItem, MessageBody } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../schema/index.ts'

export interface FavouriteRow {
  id: string
  memberId: string
  conversationId: string
  seq: number
  senderId: string
  sentAt: Date
  body: MessageBody
  note: string
  tags: string[]
  keptAt: Date
}

const selectFavourites = (db: Queryable) =>
  db
    .selectFrom('favourites')
    .select([
      'id',
      'member_id as memberId',
      'conversation_id as conversationId',
      'seq',
      'sender_id as senderId',
      'sent_at as sentAt',
      'body',
      'note',
      'tags',
      'kept_at as keptAt',
    ])

/** Keeping and changing of one member come one after the other. */
export async function lockFavourites(db: Queryable, memberId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`favourites ${memberId}`}, 0))`.execute(db)
}

export const findFavourite = (db: Queryable, id: string): Promise<FavouriteRow | undefined> =>
  selectFavourites(db).where('id', '=', id).executeTakeFirst()

export const findKept = (
  db: Queryable,
  memberId: string,
  place: { conversationId: string; seq: number },
): Promise<FavouriteRow | undefined> =>
  selectFavourites(db)
    .where('member_id', '=', memberId)
    .where('conversation_id', '=', place.conversationId)
    .where('seq', '=', place.seq)
    .executeTakeFirst()

export async function countFavourites(db: Queryable, memberId: string): Promise<number> {
  const { count } = await db
    .selectFrom('favourites')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow()
  return count
}

/** `items` are those of a history. */
export async function insertFavourite(
  db: Queryable,
  row: FavouriteRow,
  fileIds: readonly string[],
  items: readonly AnyHistoryItem[] | null,
): Promise<void> {
  await db
    .insertInto('favourites')
    .values({
      id: row.id,
      member_id: row.memberId,
      conversation_id: row.conversationId,
      seq: row.seq,
      sender_id: row.senderId,
      sent_at: row.sentAt,
      body: JSON.stringify(row.body),
      file_ids: [...fileIds],
      items: items && JSON.stringify(items),
      note: row.note,
      tags: row.tags,
      kept_at: row.keptAt,
    })
    .execute()
}

export async function readItems(db: Queryable, memberId: string, id: string): Promise<AnyHistoryItem[] | null> {
  const row = await db
    .selectFrom('favourites')
    .select('items')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row?.items ?? null
}

export async function writeNote(db: Queryable, id: string, note: string, tags: string[]): Promise<void> {
  await db.updateTable('favourites').set({ note, tags }).where('id', '=', id).execute()
}

/** Returns whether it was there. */
export async function deleteFavourite(db: Queryable, memberId: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('favourites')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** The latest first. */
export const listFavourites = (
  db: Queryable,
  memberId: string,
  before: { keptAt: Date; id: string } | null,
  limit: number,
): Promise<FavouriteRow[]> =>
  selectFavourites(db)
    .where('member_id', '=', memberId)
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(kept_at, id) < (${before?.keptAt}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('kept_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function keepsFile(db: Queryable, memberId: string, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('favourites')
    .select('id')
    .where('file_ids', '@>', sql<string[]>`${[fileId]}::uuid[]`)
    .where('member_id', '=', memberId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these files stand in somebody's favourites. */
export async function keptFilesAmong(db: Queryable, fileIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ file_id: string }>`
    SELECT DISTINCT file_id FROM favourites, unnest(file_ids) AS file_id
    WHERE file_ids && ${fileIds}::uuid[] AND file_id = any(${fileIds}::uuid[])
  `.execute(db)
  return rows.map((row) => row.file_id)
}
