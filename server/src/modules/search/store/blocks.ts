import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import type { Hit } from '../place.ts'

export interface BlockRow {
  id: number
  conversation_id: string
  first_seq: number
  last_seq: number
  first_at: Date
  last_at: Date
}

const columns = ['id', 'conversation_id', 'first_seq', 'last_seq', 'first_at', 'last_at'] as const

/** Of all these conversations, in no order. */
export function readBlocks(db: Queryable, conversationIds: readonly string[]): Promise<BlockRow[]> {
  return db
    .selectFrom('search_blocks')
    .select(columns)
    .where('conversation_id', '=', sql<string>`any(${conversationIds}::uuid[])`)
    .execute()
}

/** The last block of each of these conversations that has one. */
export async function readLastBlocks(db: Queryable, conversationIds: readonly string[]): Promise<BlockRow[]> {
  const rows = await sql<BlockRow>`
    SELECT block.* FROM unnest(${conversationIds}::uuid[]) AS asked (id)
    CROSS JOIN LATERAL (
      SELECT b.id, b.conversation_id, b.first_seq, b.last_seq, b.first_at, b.last_at FROM search_blocks AS b
      WHERE b.conversation_id = asked.id ORDER BY b.first_seq DESC LIMIT 1
    ) AS block
  `.execute(db)
  return rows.rows
}

/** In which block each of these stands; null where the index does not reach yet. */
export async function findBlockIds(
  db: Queryable,
  places: readonly { conversation_id: string; seq: number }[],
): Promise<(number | null)[]> {
  const rows = await sql<{ id: number | null }>`
    SELECT block.id FROM unnest(${places.map(({ conversation_id }) => conversation_id)}::uuid[],
      ${places.map(({ seq }) => seq)}::bigint[]) WITH ORDINALITY AS place (conversation_id, seq, ord)
    LEFT JOIN LATERAL (
      SELECT b.id FROM search_blocks AS b
      WHERE b.conversation_id = place.conversation_id AND b.first_seq <= place.seq AND b.last_seq >= place.seq OFFSET 0
    ) AS block ON true
    ORDER BY place.ord
  `.execute(db)
  return rows.rows.map(({ id }) => id)
}

/** Answers their ids, in their order. */
export async function insertBlocks(db: Queryable, blocks: readonly Omit<BlockRow, 'id'>[]): Promise<number[]> {
  if (blocks.length === 0) return []
  const rows = await db
    .insertInto('search_blocks')
    .values([...blocks])
    .returning(['id', 'conversation_id', 'first_seq'])
    .execute()
  const ids = new Map(rows.map((row) => [`${row.conversation_id} ${row.first_seq}`, row.id]))
  return blocks.map(({ conversation_id, first_seq }) => {
    const id = ids.get(`${conversation_id} ${first_seq}`)
    if (id === undefined) throw new Error('A block was inserted and not answered')
    return id
  })
}

/** The index reaches further now. */
export async function extendBlocks(
  db: Queryable,
  blocks: readonly Pick<BlockRow, 'id' | 'last_seq' | 'last_at'>[],
): Promise<void> {
  if (blocks.length === 0) return
  await sql`
    UPDATE search_blocks AS block SET last_seq = longer.last_seq, last_at = greatest(block.last_at, longer.last_at)
    FROM unnest(
      ${blocks.map(({ id }) => id)}::bigint[], ${blocks.map(({ last_seq }) => last_seq)}::bigint[],
      ${blocks.map(({ last_at }) => last_at)}::timestamptz[]
    ) AS longer (id, last_seq, last_at)
    WHERE block.id = longer.id
  `.execute(db)
}

export interface BlockAsk {
  /** A tsquery. */
  ask: string
  /** Not before this number of its conversation. */
  fromSeq: number
  /** Only what stands after this one in the order of the results. */
  after: Hit
}

export interface BlockHit extends Hit {
  /** Which of the asks it answers. */
  ord: number
}

/** For each ask the newest answers, at most `limit`. */
export async function findHits(
  db: Queryable,
  asks: readonly BlockAsk[],
  from: Date,
  limit: number,
): Promise<BlockHit[]> {
  const rows = await sql<BlockHit>`
    SELECT (asked.ord - 1)::int AS ord, hit.conversation_id, hit.seq, hit.sent_at
    FROM unnest(
      ${asks.map(({ ask }) => ask)}::text[], ${asks.map(({ fromSeq }) => fromSeq)}::bigint[],
      ${asks.map(({ after }) => after.sent_at)}::timestamptz[],
      ${asks.map(({ after }) => after.conversation_id)}::uuid[], ${asks.map(({ after }) => after.seq)}::bigint[]
    ) WITH ORDINALITY AS asked (ask, from_seq, sent_at, conversation_id, seq, ord)
    CROSS JOIN LATERAL (
      SELECT e.conversation_id, e.seq, e.sent_at FROM search_entries AS e
      WHERE e.words @@ asked.ask::tsquery AND e.seq >= asked.from_seq AND e.sent_at >= ${from}
        AND (e.sent_at, e.conversation_id, e.seq) < (asked.sent_at, asked.conversation_id, asked.seq)
      ORDER BY e.sent_at DESC, e.conversation_id DESC, e.seq DESC LIMIT ${limit}
    ) AS hit
  `.execute(db)
  return rows.rows
}

/** For this transaction: a small or a fresh table is read by its index as well, since it is asked for many blocks. */
export async function preferIndex(db: Queryable): Promise<void> {
  await sql`SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`.execute(db)
}
