import { sql } from 'kysely'
import { arrayLiteral, joinTexts, TEXT_SEPARATOR } from '../../../kernel/database/arrays.ts'
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

/**
 * Stores a batch: the messages of conversations where nothing speaks against any in one statement, and the others in a
 * second one, which finds out what does. Outcomes come in the order of the batch.
 * @param messages no two of them with the same id in one conversation
 */
export async function sendBatch(
  db: Queryable,
  messages: readonly BatchedMessage[],
  at: Date,
): Promise<BatchedOutcome[]> {
  const batch = placed(messages)
  const bases = await sendUsual(db, batch, at)
  const unusual = batch.messages.flatMap(({ message, group }) => (bases[group - 1] == null ? message : []))
  const answers = (unusual.length === 0 ? [] : await sendUnusual(db, unusual, at)).values()
  return batch.messages.flatMap(({ group, rank }): BatchedOutcome | [] => {
    const base = bases[group - 1]
    if (base == null) return answers.next().value ?? []
    return { outcome: 'sent', seq: base + rank, sent_at: at }
  })
}

/** A batch by conversations. Places and ranks count from 1. */
interface PlacedBatch {
  /** Sorted, so that the database always takes rows in one order. */
  conversationIds: readonly string[]
  counts: readonly number[]
  /** In the order of the batch: the place of a message's conversation, and which of its messages it is. */
  messages: readonly { message: BatchedMessage; group: number; rank: number }[]
}

function placed(messages: readonly BatchedMessage[]): PlacedBatch {
  const conversationIds = [...new Set(messages.map(({ conversationId }) => conversationId))].sort()
  const groups = new Map(conversationIds.map((id, index) => [id, { group: index + 1, count: 0 }]))
  const ranked = messages.map((message) => {
    const place = groups.get(message.conversationId)
    if (!place) throw new Error('Each conversation of a batch has a place')
    place.count += 1
    return { message, group: place.group, rank: place.count }
  })
  return { conversationIds, counts: [...groups.values()].map(({ count }) => count), messages: ranked }
}

/** See `chat_send_usual`. For each conversation the number before its first message, or null. */
async function sendUsual(db: Queryable, batch: PlacedBatch, at: Date): Promise<(number | null)[]> {
  const { conversationIds, counts } = batch
  const column = (pick: (each: PlacedBatch['messages'][number]) => string | number | boolean | null) =>
    arrayLiteral(batch.messages.map(pick))
  const messages = batch.messages.map(({ message }) => message)
  const mentions = pairsOf(messages, ({ mentionedIds }) => mentionedIds)
  const files = pairsOf(messages, ({ fileIds }) => fileIds)
  const { rows } = await sql<{ bases: (number | null)[] }>`
    SELECT chat_send_usual(
      ${arrayLiteral(conversationIds)}::uuid[], ${arrayLiteral(counts)}::int[],
      ${column(({ group }) => group)}::int[], ${column(({ rank }) => rank)}::int[],
      ${column(({ message }) => message.senderId)}::uuid[], ${column(({ message }) => message.messageId)}::uuid[],
      string_to_array(${joinTexts(messages.map(({ body }) => body))}, ${TEXT_SEPARATOR}), ${column(({ message }) => message.replyToSeq)}::bigint[],
      ${column(({ message }) => message.forwarded)}::boolean[], ${at}::timestamptz,
      ${mentions.ords}::int[], ${mentions.ids}::uuid[], ${files.ords}::int[], ${files.ids}::uuid[]
    ) AS bases
  `.execute(db)
  const bases = rows[0]?.bases
  if (bases?.length !== conversationIds.length) throw new Error('chat_send_usual answers each conversation')
  return bases
}

const pairsOf = (messages: readonly BatchedMessage[], idsOf: (message: BatchedMessage) => readonly string[]) => {
  const pairs = messages.flatMap((message, index) => idsOf(message).map((id) => ({ ord: index + 1, id })))
  return { ords: arrayLiteral(pairs.map(({ ord }) => ord)), ids: arrayLiteral(pairs.map(({ id }) => id)) }
}

/** See `chat_send_batch`. */
async function sendUnusual(db: Queryable, messages: readonly BatchedMessage[], at: Date): Promise<BatchedOutcome[]> {
  const mentions = pairsOf(messages, ({ mentionedIds }) => mentionedIds)
  const files = pairsOf(messages, ({ fileIds }) => fileIds)
  const rows = await sql<BatchedOutcome>`
    SELECT outcome, seq, sent_at FROM chat_send_batch(
      ${messages.map((message) => message.conversationId)}::uuid[],
      ${messages.map((message) => message.senderId)}::uuid[],
      ${messages.map((message) => message.messageId)}::uuid[],
      ${messages.map((message) => message.body)}::text[],
      ${messages.map((message) => message.replyToSeq)}::bigint[],
      ${messages.map((message) => message.forwarded)}::boolean[],
      ${at}::timestamptz,
      ${mentions.ords}::int[], ${mentions.ids}::uuid[],
      ${files.ords}::int[], ${files.ids}::uuid[]
    ) ORDER BY ord
  `.execute(db)
  return rows.rows
}
