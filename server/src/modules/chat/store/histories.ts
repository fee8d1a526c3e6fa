/** What messages hold that were made of several. */
import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { MessageHistoriesTable } from '../../../schema/tables.ts'

export type HistoryRow = Omit<Selectable<MessageHistoriesTable>, 'created_at'>

const columns = ['conversation_id', 'message_id', 'sender_id', 'body', 'items'] as const

export async function findHistory(
  db: Queryable,
  conversationId: string,
  messageId: string,
): Promise<HistoryRow | undefined> {
  return db
    .selectFrom('message_histories')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .where('message_id', '=', messageId)
    .executeTakeFirst()
}

/** What a message holds that is seen; null where it holds nothing any more. */
export const readHistoryItems = async (
  db: Queryable,
  conversationId: string,
  messageId: string,
): Promise<HistoryRow['items'] | null> => (await findHistory(db, conversationId, messageId))?.items ?? null

export async function readHistories(
  db: Queryable,
  conversationId: string,
  messageIds: readonly string[],
): Promise<HistoryRow[]> {
  if (messageIds.length === 0) return []
  return db
    .selectFrom('message_histories')
    .select(columns)
    .where('conversation_id', '=', conversationId)
    .where('message_id', '=', sql<string>`any(${messageIds}::uuid[])`)
    .execute()
}

/** Stored before its message: a message never lacks what it holds. The first one under an id stays. */
export async function insertHistory(db: Queryable, history: HistoryRow & { created_at: Date }): Promise<void> {
  await db
    .insertInto('message_histories')
    .values({ ...history, body: JSON.stringify(history.body), items: JSON.stringify(history.items) })
    .onConflict((conflict) => conflict.columns(['conversation_id', 'message_id']).doNothing())
    .execute()
}

export async function deleteHistoryAt(
  db: Queryable,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<void> {
  await sql`
    DELETE FROM message_histories AS history USING messages AS message
    WHERE message.conversation_id = ${conversationId} AND message.seq = ${seq}
      AND history.conversation_id = message.conversation_id AND history.message_id = message.id
  `.execute(db)
}

/** Those that no message holds: it was refused, or is gone. Answers how many went. */
export async function deleteUnsentHistories(db: Queryable, before: Date): Promise<number> {
  const done = await sql`
    DELETE FROM message_histories AS history
    WHERE history.created_at < ${before} AND NOT EXISTS (
      SELECT FROM messages AS message
      WHERE message.conversation_id = history.conversation_id AND message.id = history.message_id
        AND message.body ->> 'kind' = 'history'
    )
  `.execute(db)
  return Number(done.numAffectedRows ?? 0n)
}
