import type { DisappearAfter } from '@sampan/contract'
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { Place } from './messages.ts'

/** The messages between two notes, which go after a time. */
export interface Period {
  conversationId: string
  fromSeq: number
  /** Null for the one that goes on. */
  toSeq: number | null
  afterSeconds: number
}

const columns = [
  'conversation_id as conversationId',
  'from_seq as fromSeq',
  'to_seq as toSeq',
  'after_seconds as afterSeconds',
] as const

export const listPeriods = (db: Queryable): Promise<Period[]> => db.selectFrom('disappearing').select(columns).execute()

export const readPeriods = (db: Queryable, conversationIds: readonly string[]): Promise<Period[]> =>
  db
    .selectFrom('disappearing')
    .select(columns)
    .where('conversation_id', '=', sql<string>`any(${conversationIds}::uuid[])`)
    .execute()

/** From the note of this number on. The conversation's row must be held. */
export async function writePeriod(
  db: Queryable,
  conversationId: string,
  noteSeq: number,
  afterSeconds: DisappearAfter | null,
): Promise<void> {
  await db
    .updateTable('conversations')
    .set({ disappear_after: afterSeconds })
    .where('id', '=', conversationId)
    .execute()
  await db
    .updateTable('disappearing')
    .set({ to_seq: noteSeq })
    .where('conversation_id', '=', conversationId)
    .where('to_seq', 'is', null)
    .execute()
  if (afterSeconds === null) return
  await db
    .insertInto('disappearing')
    .values({
      conversation_id: conversationId,
      from_seq: noteSeq,
      to_seq: null,
      after_seconds: afterSeconds,
      done_seq: noteSeq,
    })
    .execute()
}

export interface Due extends Place {
  fromSeq: number
}

/** Messages whose time is over, in the order of their numbers; those that stay are among them. */
export async function listDue(db: Queryable, now: Date, limit: number): Promise<Due[]> {
  const rows = await sql<Due>`
    SELECT period.conversation_id AS "conversationId", period.from_seq AS "fromSeq", message.seq
    FROM disappearing AS period
    CROSS JOIN LATERAL (
      SELECT m.seq, m.sent_at FROM messages AS m
      WHERE m.conversation_id = period.conversation_id AND m.seq > period.done_seq
        AND m.seq < coalesce(period.to_seq, ${Number.MAX_SAFE_INTEGER})
      ORDER BY m.seq LIMIT ${limit}
    ) AS message
    WHERE message.sent_at + make_interval(secs => period.after_seconds) <= ${now}::timestamptz
    ORDER BY period.conversation_id, period.from_seq, message.seq LIMIT ${limit}
  `.execute(db)
  return rows.rows
}

/**
 * Empties these, and notes how far the stretches are done.
 * @param staying kinds that are left as they are
 * @returns the files that stood there
 */
export async function expire(db: Queryable, due: readonly Due[], staying: readonly string[]): Promise<string[]> {
  const files = await empty(db, due, staying)
  const ids = due.map(({ conversationId }) => conversationId)
  await sql`
    UPDATE disappearing AS period SET done_seq = greatest(period.done_seq, due.seq)
    FROM (
      SELECT conversation_id, from_seq, max(seq) AS seq
      FROM unnest(${ids}::uuid[], ${due.map(({ fromSeq }) => fromSeq)}::bigint[], ${due.map(({ seq }) => seq)}::bigint[])
        AS due (conversation_id, from_seq, seq)
      GROUP BY conversation_id, from_seq
    ) AS due
    WHERE period.conversation_id = due.conversation_id AND period.from_seq = due.from_seq
  `.execute(db)
  await sql`DELETE FROM disappearing WHERE to_seq IS NOT NULL AND done_seq >= to_seq - 1`.execute(db)
  return files
}

/**
 * Nothing of what these said is left, nor a way to their files. Who changes one of them meanwhile is waited for.
 * @param staying kinds that are left as they are
 * @returns the files that stood there
 */
export async function empty(db: Queryable, places: readonly Place[], staying: readonly string[]): Promise<string[]> {
  const ids = places.map(({ conversationId }) => conversationId)
  const gone = await sql<Place>`
    UPDATE messages AS message SET body = '{"kind": "expired"}', edited_at = NULL,
      sent_digest = coalesce(message.sent_digest, sha256(convert_to(message.body::text, 'UTF8')))
    FROM unnest(${ids}::uuid[], ${places.map(({ seq }) => seq)}::bigint[]) AS due (conversation_id, seq)
    WHERE message.conversation_id = due.conversation_id AND message.seq = due.seq
      AND NOT message.body ->> 'kind' = any(${staying}::text[])
    RETURNING message.conversation_id AS "conversationId", message.seq
  `.execute(db)
  const [goneIds, goneSeqs] = [gone.rows.map((row) => row.conversationId), gone.rows.map((row) => row.seq)]
  const at = sql`(SELECT * FROM unnest(${goneIds}::uuid[], ${goneSeqs}::bigint[]))`
  await sql`DELETE FROM reactions WHERE (conversation_id, seq) IN ${at}`.execute(db)
  await sql`DELETE FROM mentions WHERE (conversation_id, seq) IN ${at}`.execute(db)
  await sql`
    DELETE FROM message_histories AS history USING messages AS message
    WHERE (message.conversation_id, message.seq) IN ${at}
      AND history.conversation_id = message.conversation_id AND history.message_id = message.id
  `.execute(db)
  await sql`DELETE FROM voice_plays WHERE (conversation_id, seq) IN ${at}`.execute(db)
  const files = await sql<{ file_id: string }>`
    DELETE FROM file_places WHERE (conversation_id, seq) IN ${at} RETURNING file_id
  `.execute(db)
  return [...new Set(files.rows.map(({ file_id }) => file_id))]
}
