import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

/** What the send lane hands to the database. `body` is the stored form, already JSON. */
export interface BatchedMessage {
  conversationId: string
  senderId: string
  messageId: string
  body: string
  replyToSeq: number | null
  forwarded: boolean
  mentionedIds: readonly string[]
  fileIds: readonly string[]
}

export type SendOutcome =
  | 'sent'
  | 'repeated'
  | 'conflict'
  | 'notFound'
  | 'notAccepting'
  | 'replyUnknown'
  | 'adminsOnly'
  | 'tooSoon'

export interface BatchedOutcome {
  outcome: SendOutcome
  /** Null unless sent or repeated. */
  seq: number | null
  /** Where it was too soon: when the sender may write again. */
  sent_at: Date
}

/** Stores a batch in one statement; see `chat_send_batch` in the migration. Outcomes come in the order of the batch. */
export async function sendBatch(
  db: Queryable,
  messages: readonly BatchedMessage[],
  at: Date,
): Promise<BatchedOutcome[]> {
  const pairs = (idsOf: (message: BatchedMessage) => readonly string[]) =>
    messages.flatMap((message, index) => idsOf(message).map((id) => ({ ord: index + 1, id })))
  const mentions = pairs(({ mentionedIds }) => mentionedIds)
  const files = pairs(({ fileIds }) => fileIds)
  const rows = await sql<BatchedOutcome>`
    SELECT outcome, seq, sent_at FROM chat_send_batch(
      ${messages.map((message) => message.conversationId)}::uuid[],
      ${messages.map((message) => message.senderId)}::uuid[],
      ${messages.map((message) => message.messageId)}::uuid[],
      ${messages.map((message) => message.body)}::text[],
      ${messages.map((message) => message.replyToSeq)}::bigint[],
      ${messages.map((message) => message.forwarded)}::boolean[],
      ${at}::timestamptz,
      ${mentions.map(({ ord }) => ord)}::int[], ${mentions.map(({ id }) => id)}::uuid[],
      ${files.map(({ ord }) => ord)}::int[], ${files.map(({ id }) => id)}::uuid[]
    ) ORDER BY ord
  `.execute(db)
  return rows.rows
}
