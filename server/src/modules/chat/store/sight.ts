/** Messages for those who go through many conversations at once: the search. */
import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { MessageRow } from './messages.ts'

/** A conversation that a member is in, and which of its messages the member may see. */
export interface Sight {
  conversationId: string
  firstSeq: number
  lastSeq: number
}

/** @param conversationId all of the member's when left out */
export async function listSights(db: Queryable, memberId: string, conversationId?: string): Promise<Sight[]> {
  return db
    .selectFrom('conversation_members as membership')
    .innerJoin('conversations as conversation', 'conversation.id', 'membership.conversation_id')
    .select([
      'conversation.id as conversationId',
      'membership.first_seq as firstSeq',
      'conversation.last_seq as lastSeq',
    ])
    .where('membership.member_id', '=', memberId)
    .where('membership.left_at', 'is', null)
    .$if(conversationId !== undefined, (query) => query.where('conversation.id', '=', conversationId ?? ''))
    .execute()
}

/** Where conversations stand, in the order of their ids. */
export async function listLastSeqs(
  db: Queryable,
  afterId: string | null,
  limit: number,
): Promise<{ conversationId: string; lastSeq: number }[]> {
  return db
    .selectFrom('conversations')
    .select(['id as conversationId', 'last_seq as lastSeq'])
    .$if(afterId !== null, (query) => query.where('id', '>', afterId ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What was said, by whom and when; whoever shows it to someone asks `seeMessages`. */
export type Said = Pick<MessageRow, 'conversation_id' | 'seq' | 'sender_id' | 'body' | 'sent_at'>

export interface After {
  conversationId: string
  afterSeq: number
}

/** What comes next in these conversations, one after the other, ascending; at most so many in all. */
export async function readNext(db: Queryable, asked: readonly After[], limit: number): Promise<Said[]> {
  const rows = await sql<Said>`
    SELECT message.* FROM unnest(${asked.map(({ conversationId }) => conversationId)}::uuid[],
      ${asked.map(({ afterSeq }) => afterSeq)}::bigint[]) WITH ORDINALITY AS asked (conversation_id, seq, ord)
    CROSS JOIN LATERAL (
      SELECT m.conversation_id, m.seq, m.sender_id, m.body, m.sent_at
      FROM messages AS m WHERE m.conversation_id = asked.conversation_id AND m.seq > asked.seq
      ORDER BY m.seq LIMIT ${limit}
    ) AS message
    ORDER BY asked.ord, message.seq LIMIT ${limit}
  `.execute(db)
  return rows.rows
}

/** The newest of what comes after these numbers, all conversations together; the newest first. */
export async function readNewestAfter(db: Queryable, asked: readonly After[], limit: number): Promise<Said[]> {
  const rows = await sql<Said>`
    SELECT message.* FROM unnest(${asked.map(({ conversationId }) => conversationId)}::uuid[],
      ${asked.map(({ afterSeq }) => afterSeq)}::bigint[]) AS asked (conversation_id, seq)
    CROSS JOIN LATERAL (
      SELECT m.conversation_id, m.seq, m.sender_id, m.body, m.sent_at
      FROM messages AS m WHERE m.conversation_id = asked.conversation_id AND m.seq > asked.seq
      ORDER BY m.seq DESC LIMIT ${limit}
    ) AS message
    ORDER BY message.sent_at DESC, message.conversation_id DESC, message.seq DESC LIMIT ${limit}
  `.execute(db)
  return rows.rows
}

/** What stands at these places now; those that are gone are left out. */
export async function readSaid(
  db: Queryable,
  places: readonly { conversation_id: string; seq: number }[],
): Promise<Said[]> {
  const rows = await sql<Said>`
    SELECT message.* FROM unnest(${places.map((place) => place.conversation_id)}::uuid[],
      ${places.map((place) => place.seq)}::bigint[]) AS place (conversation_id, seq)
    CROSS JOIN LATERAL (
      SELECT m.conversation_id, m.seq, m.sender_id, m.body, m.sent_at
      FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0
    ) AS message
  `.execute(db)
  return rows.rows
}
