/** Histories written straight into the tables by the database itself: a send each would take hours. */
import type pg from 'pg'

/** A conversation that exists, and what it gets on top of what was said in it. */
export interface HistoryPlan {
  conversationId: string
  /** The two who say it, in no order. */
  senderIds: readonly [string, string]
  messages: number
  /** How long ago the last one was sent; a moment if not said. */
  endedSecondsAgo?: number
}

/** So many messages of each conversation before the next one's: what is said in a week lies together. */
const IN_A_ROW = 20
const ROWS_AT_ONCE = 20_000

const TEXTS = [
  'Ok',
  'On my way',
  'See you at seven, then. The boat leaves the landing at half past and will not wait for us this time.',
  '好的，我马上到',
  '明天早上七点在码头见面，记得带上雨伞和昨天说过的那些文件，老板要看',
  'Can you bring the nets? And tell your sister that the wind is from the sea today.',
  'Ha, of course',
  'https://example.com/boats/timetable here is the timetable',
  'I looked at the numbers again. If we leave out the two days in March they are what we thought, so the plan can stay as it is. Shall I write it down for the others, or do you want to tell them yourself when you see them?',
  'Спасибо, всё получилось',
  'شكرا جزيلا، وصلت الصور',
  '👍',
]

/**
 * Gives conversations a history, its messages a minute or so apart.
 * Needs PostgreSQL 18 for its `uuidv7`.
 */
export async function fillHistory(pool: pg.Pool, plans: readonly HistoryPlan[]): Promise<void> {
  const most = Math.max(0, ...plans.map(({ messages }) => messages))
  for (let from = 0; from < most; from += IN_A_ROW) {
    const longer = plans.filter(({ messages }) => messages > from)
    const inARow = longer.length === 1 ? ROWS_AT_ONCE : IN_A_ROW
    const atOnce = Math.max(1, Math.floor(ROWS_AT_ONCE / inARow))
    for (let first = 0; first < longer.length; first += atOnce) {
      await insertStretch(pool, longer.slice(first, first + atOnce), from, inARow)
    }
    // What is left is one long conversation: larger steps do the same.
    from += inARow - IN_A_ROW
  }
  await pool.query(
    `UPDATE conversations AS c SET last_seq = c.last_seq + new.count
      FROM unnest($1::uuid[], $2::bigint[]) AS new (id, count) WHERE c.id = new.id`,
    [plans.map(({ conversationId }) => conversationId), plans.map(({ messages }) => messages)],
  )
}

async function insertStretch(pool: pg.Pool, plans: readonly HistoryPlan[], from: number, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO messages (conversation_id, seq, id, sender_id, body, reply_to_seq, sent_at)
      SELECT plan.id, c.last_seq + n, uuidv7(-age), CASE WHEN abs(hashint8(n)::bigint) % 5 < 2 THEN plan.one ELSE plan.other END,
        jsonb_build_object('kind', 'text', 'mentions', '[]'::jsonb, 'text', ($6::text[])[1 + abs(hashint8(n + c.last_seq)::bigint) % $7]),
        CASE WHEN n % 23 = 0 AND n > 30 THEN c.last_seq + n - 1 - abs(hashint8(n)::bigint) % 20 END, now() - age
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $9::bigint[]) AS plan (id, one, other, messages, ended)
      JOIN conversations AS c ON c.id = plan.id
      CROSS JOIN LATERAL generate_series($5::bigint + 1, least($5 + $8::bigint, plan.messages)) AS n
      CROSS JOIN LATERAL (
        SELECT (plan.messages - n) * interval '71 seconds' + plan.ended * interval '1 second' AS age
      ) AS old`,
    [
      plans.map(({ conversationId }) => conversationId),
      plans.map(({ senderIds }) => senderIds[0]),
      plans.map(({ senderIds }) => senderIds[1]),
      plans.map(({ messages }) => messages),
      from,
      TEXTS,
      TEXTS.length,
      count,
      plans.map(({ endedSecondsAgo = 1 }) => endedSecondsAgo),
    ],
  )
}

/** Says that the index of words has taken in everything so far, without their words. */
export async function skipSearchIndex(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO search_blocks (conversation_id, first_seq, last_seq, first_at, last_at)
      SELECT c.id, coalesce(reached.last_seq, 0) + 1, c.last_seq, now(), now() FROM conversations AS c
      LEFT JOIN LATERAL (
        SELECT max(b.last_seq) AS last_seq FROM search_blocks AS b WHERE b.conversation_id = c.id
      ) AS reached ON true
      WHERE c.last_seq > coalesce(reached.last_seq, 0)`,
  )
}
