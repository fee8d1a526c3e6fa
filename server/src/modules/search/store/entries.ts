import { sql } from 'kysely'
import { arrayLiteral, joinTexts, TEXT_SEPARATOR } from '../../../kernel/database/arrays.ts'
import type { Queryable } from '../../../schema/index.ts'

export interface EntryRow {
  conversation_id: string
  seq: number
  sent_at: Date
  /** A tsvector as text. */
  words: string
}

export async function writeEntries(db: Queryable, entries: readonly EntryRow[]): Promise<void> {
  if (entries.length === 0) return
  await sql`
    INSERT INTO search_entries (conversation_id, seq, sent_at, words)
    SELECT entry.conversation_id, entry.seq, entry.sent_at, entry.words::tsvector FROM unnest(
      ${arrayLiteral(entries.map(({ conversation_id }) => conversation_id))}::uuid[],
      ${arrayLiteral(entries.map(({ seq }) => seq))}::bigint[],
      ${arrayLiteral(entries.map(({ sent_at }) => sent_at.toISOString()))}::timestamptz[],
      string_to_array(${joinTexts(entries.map(({ words }) => words))}, ${TEXT_SEPARATOR})
    ) AS entry (conversation_id, seq, sent_at, words)
    ON CONFLICT (conversation_id, seq) DO UPDATE SET words = excluded.words
  `.execute(db)
}

interface Place {
  conversation_id: string
  seq: number
}

export async function deleteEntries(db: Queryable, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return
  await sql`
    DELETE FROM search_entries AS entry USING unnest(
      ${places.map(({ conversation_id }) => conversation_id)}::uuid[], ${places.map(({ seq }) => seq)}::bigint[]
    ) AS gone (conversation_id, seq)
    WHERE entry.conversation_id = gone.conversation_id AND entry.seq = gone.seq
  `.execute(db)
}

/** Messages whose words changed, the longest ago first; they are no longer noted. */
export async function takeChanges(db: Queryable, limit: number): Promise<Place[]> {
  const rows = await sql<Place>`
    DELETE FROM search_changes WHERE id IN (SELECT id FROM search_changes ORDER BY id LIMIT ${limit})
    RETURNING conversation_id, seq
  `.execute(db)
  return rows.rows
}

/** Those of these conversations, the latest change first. */
export async function readChanges(db: Queryable, conversationIds: readonly string[], limit: number): Promise<Place[]> {
  return db
    .selectFrom('search_changes')
    .select(['conversation_id', 'seq'])
    .where('conversation_id', '=', sql<string>`any(${conversationIds}::uuid[])`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** One at a time, even where two servers overlap for a moment. */
export async function holdIndex(db: Queryable): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('sampan.search'))`.execute(db)
}
