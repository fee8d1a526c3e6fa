import type { MessageBody } from '@sampan/contract'
import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { MessagesTable, ReactionsTable } from '../../../schema/tables.ts'
import { deleteHistoryAt } from './histories.ts'

/** A message's identity. */
export interface Place {
  conversationId: string
  seq: number
}

export type MessageRow = Omit<Selectable<MessagesTable>, 'sent_digest'>

const columns = [
  'conversation_id',
  'seq',
  'id',
  'sender_id',
  'body',
  'reply_to_seq',
  'forwarded',
  'sent_at',
  'edited_at',
] as const

/**
 * A system note, or what another module tells; what members write goes through the send lane. Returns whether its id was
 * free in the conversation.
 */
export async function insertMessage(db: Queryable, message: MessageRow): Promise<boolean> {
  const made = await db
    .insertInto('messages')
    .values({ ...message, body: JSON.stringify(message.body) })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'id']).doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** Calls those of these members who can see the message. */
export async function insertMentions(
  db: Queryable,
  { conversationId, seq }: Place,
  memberIds: readonly string[],
): Promise<void> {
  await db
    .insertInto('mentions')
    .columns(['conversation_id', 'member_id', 'seq'])
    .expression(
      db
        .selectFrom('conversation_members')
        .select(['conversation_id', 'member_id', sql<number>`${seq}::bigint`.as('seq')])
        .where('conversation_id', '=', conversationId)
        .where('member_id', '=', sql<string>`any(${memberIds}::uuid[])`)
        .where('first_seq', '<=', seq)
        .where('left_at', 'is', null),
    )
    .execute()
}

export async function writeBodies(db: Queryable, bodies: readonly (Place & { body: MessageBody })[]): Promise<void> {
  await sql`
    UPDATE messages AS message SET body = changed.body::jsonb
    FROM unnest(
      ${bodies.map(({ conversationId }) => conversationId)}::uuid[],
      ${bodies.map(({ seq }) => seq)}::bigint[],
      ${bodies.map(({ body }) => JSON.stringify(body))}::text[]
    ) AS changed (conversation_id, seq, body)
    WHERE message.conversation_id = changed.conversation_id AND message.seq = changed.seq
  `.execute(db)
}

export interface MessageRange {
  from: number
  to: number
  order: 'asc' | 'desc'
  limit: number
}

/** Always in ascending order; `order` says from which end the limit counts. */
export async function readRange(db: Queryable, conversationId: string, range: MessageRange): Promise<MessageRow[]> {
  const rows = await db
    .selectFrom('messages')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .where('seq', '>=', range.from)
    .where('seq', '<=', range.to)
    .orderBy('seq', range.order)
    .limit(range.limit)
    .execute()
  return range.order === 'asc' ? rows : rows.reverse()
}

export async function readPlaces(db: Queryable, places: readonly Place[]): Promise<MessageRow[]> {
  const rows = await sql<MessageRow>`
    SELECT message.* FROM unnest(${places.map((place) => place.conversationId)}::uuid[],
      ${places.map((place) => place.seq)}::bigint[]) AS place (conversation_id, seq)
    CROSS JOIN LATERAL (
      SELECT m.conversation_id, m.seq, m.id, m.sender_id, m.body, m.reply_to_seq, m.forwarded, m.sent_at, m.edited_at
      FROM messages AS m WHERE m.conversation_id = place.conversation_id AND m.seq = place.seq OFFSET 0
    ) AS message
    ORDER BY message.conversation_id, message.seq
  `.execute(db)
  return rows.rows
}

/** By the id that its sender gave it. */
export async function findById(db: Queryable, conversationId: string, id: string): Promise<MessageRow | undefined> {
  return db
    .selectFrom('messages')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function lockMessage(db: Queryable, { conversationId, seq }: Place): Promise<MessageRow | undefined> {
  return db
    .selectFrom('messages')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', seq)
    .forUpdate()
    .executeTakeFirst()
}

/** Who wrote something among these messages; notes have no sender. */
export async function listSenderIds(
  db: Queryable,
  conversationId: string,
  fromSeq: number,
  toSeq: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('messages')
    .select('sender_id')
    .distinct()
    .where('conversation_id', '=', conversationId)
    .where('seq', '>=', fromSeq)
    .where('seq', '<=', toSeq)
    .execute()
  return rows.flatMap(({ sender_id }) => sender_id ?? [])
}

/** Who is called by one of these messages, and by which one last. */
export async function listMentions(
  db: Queryable,
  conversationId: string,
  fromSeq: number,
  toSeq: number,
): Promise<{ memberId: string; seq: number }[]> {
  return db
    .selectFrom('mentions')
    .select((select) => ['member_id as memberId', select.fn.max<number>('seq').as('seq')])
    .where('conversation_id', '=', conversationId)
    .where('seq', '>=', fromSeq)
    .where('seq', '<=', toSeq)
    .groupBy('member_id')
    .execute()
}

export type ReactionRow = Selectable<ReactionsTable>

export async function readReactions(db: Queryable, places: readonly Place[]): Promise<ReactionRow[]> {
  const rows = await sql<ReactionRow>`
    SELECT reaction.* FROM unnest(${places.map((place) => place.conversationId)}::uuid[],
      ${places.map((place) => place.seq)}::bigint[]) AS place (conversation_id, seq)
    CROSS JOIN LATERAL (
      SELECT r.conversation_id, r.seq, r.member_id, r.emoji FROM reactions AS r
      WHERE r.conversation_id = place.conversation_id AND r.seq = place.seq OFFSET 0
    ) AS reaction
    ORDER BY reaction.emoji COLLATE "C", reaction.member_id
  `.execute(db)
  return rows.rows
}

/** Which of these the member deleted for itself. */
export async function readHidden(db: Queryable, memberId: string, places: readonly Place[]): Promise<Place[]> {
  const rows = await sql<{ conversation_id: string; seq: number }>`
    SELECT hidden.conversation_id, hidden.seq
    FROM unnest(${places.map((place) => place.conversationId)}::uuid[],
      ${places.map((place) => place.seq)}::bigint[]) AS place (conversation_id, seq)
    JOIN hidden_messages AS hidden ON hidden.conversation_id = place.conversation_id
      AND hidden.seq = place.seq AND hidden.member_id = ${memberId}
  `.execute(db)
  return rows.rows.map(({ conversation_id, seq }) => ({ conversationId: conversation_id, seq }))
}

/** Nothing of what it said is left, nor a way to its files. */
export async function recall(db: Queryable, { conversationId, seq }: Place): Promise<void> {
  await deleteHistoryAt(db, { conversationId, seq })
  await writeBodies(db, [{ conversationId, seq, body: { kind: 'recalled' } }])
  await db.deleteFrom('reactions').where('conversation_id', '=', conversationId).where('seq', '=', seq).execute()
  await db.deleteFrom('mentions').where('conversation_id', '=', conversationId).where('seq', '=', seq).execute()
  await db.deleteFrom('voice_plays').where('conversation_id', '=', conversationId).where('seq', '=', seq).execute()
  await db.deleteFrom('file_places').where('conversation_id', '=', conversationId).where('seq', '=', seq).execute()
}

/** Returns whether it was still to be seen. What it said to the member goes with it: no mention leads to it. */
export async function hide(db: Queryable, memberId: string, { conversationId, seq }: Place): Promise<boolean> {
  const done = await db
    .insertInto('hidden_messages')
    .values({ conversation_id: conversationId, member_id: memberId, seq })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  await db
    .deleteFrom('mentions')
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .where('seq', '=', seq)
    .execute()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function findReaction(
  db: Queryable,
  memberId: string,
  { conversationId, seq }: Place,
): Promise<string | null> {
  const row = await db
    .selectFrom('reactions')
    .select('emoji')
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', seq)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row?.emoji ?? null
}

export async function writeReaction(
  db: Queryable,
  memberId: string,
  { conversationId, seq }: Place,
  emoji: string | null,
): Promise<void> {
  if (emoji === null) {
    await db
      .deleteFrom('reactions')
      .where('conversation_id', '=', conversationId)
      .where('seq', '=', seq)
      .where('member_id', '=', memberId)
      .execute()
    return
  }
  await db
    .insertInto('reactions')
    .values({ conversation_id: conversationId, seq, member_id: memberId, emoji })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'seq', 'member_id']).doUpdateSet({ emoji }))
    .execute()
}

/** Whether a file stands in a message that the member may see. */
export async function isFilePlacedFor(db: Queryable, memberId: string, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('file_places as place')
    .innerJoin('conversation_members as membership', 'membership.conversation_id', 'place.conversation_id')
    .select('place.seq')
    .where('place.file_id', '=', fileId)
    .where('membership.member_id', '=', memberId)
    .where('membership.left_at', 'is', null)
    .whereRef('place.seq', '>=', 'membership.first_seq')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these files stand in any message, or behind the messages of any conversation. */
export async function listPlacedFileIds(db: Queryable, fileIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ file_id: string }>`
    SELECT file_id FROM file_places WHERE file_id = any(${fileIds}::uuid[])
    UNION
    SELECT background_file_id FROM conversation_members WHERE background_file_id = any(${fileIds}::uuid[])
  `.execute(db)
  return rows.rows.map(({ file_id }) => file_id)
}
