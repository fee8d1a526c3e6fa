import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { ConversationsTable } from '../../../schema/tables.ts'

export type ConversationRow = Omit<Selectable<ConversationsTable>, 'direct_key'>

const columns = [
  'id',
  'kind',
  'title',
  'last_seq',
  'created_at',
  'posting',
  'slow_seconds',
  'inviting',
  'approval',
  'history',
  'disappear_after',
] as const

export interface NewConversation {
  id: string
  kind: 'direct' | 'group'
  title: string | null
  directKey: string | null
  createdAt: Date
}

/** Returns whether it was made: a direct conversation of two people exists once. */
export async function insertConversation(db: Queryable, conversation: NewConversation): Promise<boolean> {
  const made = await db
    .insertInto('conversations')
    .values({
      id: conversation.id,
      kind: conversation.kind,
      title: conversation.title,
      direct_key: conversation.directKey,
      created_at: conversation.createdAt,
    })
    .onConflict((conflict) => conflict.column('direct_key').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

export async function findDirectId(db: Queryable, directKey: string): Promise<string | undefined> {
  const row = await db.selectFrom('conversations').select('id').where('direct_key', '=', directKey).executeTakeFirst()
  return row?.id
}

/** Whoever changes a conversation's people holds its row, so that the send lane sees the change or comes before it. */
export async function lockConversation(db: Queryable, id: string): Promise<ConversationRow | undefined> {
  return db.selectFrom('conversations').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function readConversations(db: Queryable, ids: readonly string[]): Promise<ConversationRow[]> {
  return db.selectFrom('conversations').select(columns).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
}

export async function setTitle(db: Queryable, id: string, title: string | null): Promise<void> {
  await db.updateTable('conversations').set({ title }).where('id', '=', id).execute()
}

/** Gives out the next number of a conversation. */
export async function takeNextSeq(db: Queryable, id: string): Promise<number> {
  const row = await db
    .updateTable('conversations')
    .set({ last_seq: sql<number>`last_seq + 1` })
    .where('id', '=', id)
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  return row.last_seq
}

export interface ConversationPlace {
  id: string
  lastAt: Date
}

/** The skeleton of the list: ids by the time of their last message, latest first, after a place. */
export async function listPlaces(
  db: Queryable,
  memberId: string,
  after: ConversationPlace | null,
  limit: number,
): Promise<ConversationPlace[]> {
  const rows = await sql<{ id: string; last_at: Date }>`
    SELECT conversation.id, last.sent_at AS last_at
    FROM conversation_members AS membership
    JOIN conversations AS conversation ON conversation.id = membership.conversation_id
    CROSS JOIN LATERAL (
      SELECT message.sent_at FROM messages AS message
      WHERE message.conversation_id = conversation.id AND message.seq = conversation.last_seq OFFSET 0
    ) AS last
    WHERE membership.member_id = ${memberId} AND membership.left_at IS NULL
      AND (${after?.lastAt ?? null}::timestamptz IS NULL
        OR (last.sent_at, conversation.id) < (${after?.lastAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY last.sent_at DESC, conversation.id DESC
    LIMIT ${limit}
  `.execute(db)
  return rows.rows.map(({ id, last_at }) => ({ id, lastAt: last_at }))
}

export async function listHeads(
  db: Queryable,
  memberId: string,
): Promise<{ conversationId: string; lastSeq: number }[]> {
  const rows = await db
    .selectFrom('conversation_members as membership')
    .innerJoin('conversations as conversation', 'conversation.id', 'membership.conversation_id')
    .select(['conversation.id as conversationId', 'conversation.last_seq as lastSeq'])
    .where('membership.member_id', '=', memberId)
    .where('membership.left_at', 'is', null)
    .execute()
  return rows
}

export async function setSettings(
  db: Queryable,
  id: string,
  settings: Pick<ConversationRow, 'posting' | 'slow_seconds' | 'inviting' | 'approval' | 'history'>,
): Promise<void> {
  await db.updateTable('conversations').set(settings).where('id', '=', id).execute()
}
