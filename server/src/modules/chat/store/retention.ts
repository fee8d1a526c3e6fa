/** How long messages are kept, and how far conversations are cleared of what is not. */
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

export type ConversationKind = 'direct' | 'group'
export type Subject = 'messages' | 'media'

/** What was set, by whom and when. */
export interface RetentionChange {
  kind: ConversationKind
  subject: Subject
  /** Null where it is kept for good. */
  days: number | null
  by: string
  at: Date
}

const columns = ['conversation_kind as kind', 'subject', 'days', 'set_by as by', 'set_at as at'] as const

/** What holds now, for those that were ever set. */
export const readLatestChanges = (db: Queryable): Promise<RetentionChange[]> =>
  db
    .selectFrom('retention_changes')
    .distinctOn(['conversation_kind', 'subject'])
    .select(columns)
    .orderBy('conversation_kind')
    .orderBy('subject')
    .orderBy('id', 'desc')
    .execute()

/** All that was set, the latest first. */
export const listChanges = (db: Queryable, limit: number): Promise<RetentionChange[]> =>
  db.selectFrom('retention_changes').select(columns).orderBy('id', 'desc').limit(limit).execute()

export async function insertChange(db: Queryable, { kind, subject, days, by, at }: RetentionChange): Promise<void> {
  await db
    .insertInto('retention_changes')
    .values({ conversation_kind: kind, subject, days, set_by: by, set_at: at })
    .execute()
}

/** Of which conversations, and since when, something is not kept any longer. */
export interface Overdue {
  kind: ConversationKind
  subject: Subject
  /** What was sent by then goes. */
  sentUntil: Date
}

/** The column that says how far a conversation is cleared. Clearing it of messages clears it of media. */
const doneSeq = (subject: Subject) =>
  subject === 'messages'
    ? sql`coalesce(done.messages_seq, 0)`
    : sql`greatest(coalesce(done.messages_seq, 0), coalesce(done.media_seq, 0))`

const among = (kinds: readonly string[] | null) =>
  kinds === null ? sql`` : sql`AND m.body ->> 'kind' = any(${kinds}::text[])`

/** Conversations after an id whose first message that is not cleared yet is old enough, in the order of their ids. */
export async function listOverdue(
  db: Queryable,
  { kind, subject, sentUntil }: Overdue,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT conversation.id
    FROM conversations AS conversation LEFT JOIN retained AS done ON done.conversation_id = conversation.id
    CROSS JOIN LATERAL (
      SELECT m.sent_at FROM messages AS m
      WHERE m.conversation_id = conversation.id AND m.seq > ${doneSeq(subject)}
      ORDER BY m.seq LIMIT 1
    ) AS first
    WHERE conversation.kind = ${kind} AND conversation.id > ${after}::uuid AND first.sent_at <= ${sentUntil}
    ORDER BY conversation.id LIMIT ${limit}
  `.execute(db)
  return rows.map(({ id }) => id)
}

export interface Aging {
  seq: number
  sentAt: Date
  kind: string
}

/** The next messages of a conversation that are not cleared yet. */
export async function readUncleared(
  db: Queryable,
  conversationId: string,
  subject: Subject,
  limit: number,
): Promise<Aging[]> {
  const { rows } = await sql<Aging>`
    SELECT m.seq, m.sent_at AS "sentAt", m.body ->> 'kind' AS kind FROM messages AS m
    WHERE m.conversation_id = ${conversationId} AND m.seq > coalesce(
      (SELECT ${doneSeq(subject)} FROM retained AS done WHERE done.conversation_id = ${conversationId}), 0)
    ORDER BY m.seq LIMIT ${limit}
  `.execute(db)
  return rows
}

/** Up to this number everything of the subject is gone. It never goes back. */
export async function writeCleared(
  db: Queryable,
  conversationId: string,
  subject: Subject,
  seq: number,
): Promise<void> {
  const [messagesSeq, mediaSeq] = subject === 'messages' ? [seq, 0] : [0, seq]
  await sql`
    INSERT INTO retained AS done (conversation_id, messages_seq, media_seq)
    VALUES (${conversationId}, ${messagesSeq}, ${mediaSeq})
    ON CONFLICT (conversation_id) DO UPDATE SET
      messages_seq = greatest(done.messages_seq, excluded.messages_seq),
      media_seq = greatest(done.media_seq, excluded.media_seq)
  `.execute(db)
}

export interface Holding {
  messages: number
  files: number
  bytes: number
}

/**
 * What stands in conversations of a kind, sent by an instant or at all.
 * @param kinds of messages; null for all
 * @param staying those that no rule concerns
 */
export async function readHolding(
  db: Queryable,
  kind: ConversationKind,
  sentUntil: Date | null,
  kinds: readonly string[] | null,
  staying: readonly string[],
): Promise<Holding> {
  const old = sentUntil === null ? sql`` : sql`AND m.sent_at <= ${sentUntil}`
  const { rows } = await sql<Holding>`
    WITH held AS MATERIALIZED (
      SELECT m.conversation_id, m.seq FROM messages AS m
      JOIN conversations AS conversation ON conversation.id = m.conversation_id
      WHERE conversation.kind = ${kind} AND NOT m.body ->> 'kind' = any(${staying}::text[]) ${among(kinds)} ${old}
    ), placed AS (
      SELECT DISTINCT place.file_id FROM held
      JOIN file_places AS place ON place.conversation_id = held.conversation_id AND place.seq = held.seq
    )
    SELECT (SELECT count(*) FROM held)::int AS messages, count(file.id)::int AS files,
      coalesce(sum(file.size_bytes), 0)::bigint AS bytes
    FROM placed JOIN files AS file ON file.id = placed.file_id
  `.execute(db)
  return rows[0] ?? { messages: 0, files: 0, bytes: 0 }
}
