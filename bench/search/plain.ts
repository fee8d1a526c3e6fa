/** What PostgreSQL offers for this by itself: one GIN index over the words of all messages. */
import type pg from 'pg'

export async function buildPlain(pool: pg.Pool): Promise<void> {
  await pool.query(`CREATE INDEX plain_words ON messages USING gin (to_tsvector('simple', body ->> 'text'))`)
}

export async function dropPlain(pool: pg.Pool): Promise<void> {
  await pool.query('DROP INDEX IF EXISTS plain_words')
}

export async function findPlain(pool: pg.Pool, memberId: string, text: string): Promise<number> {
  const words = text.split(' ').map((word) => `${word}:*`)
  const { rows } = await pool.query(
    `SELECT m.conversation_id, m.seq, m.body, m.sent_at FROM messages AS m
      JOIN conversation_members AS c ON c.conversation_id = m.conversation_id AND c.member_id = $1
        AND c.left_at IS NULL AND c.first_seq <= m.seq
      WHERE to_tsvector('simple', m.body ->> 'text') @@ to_tsquery('simple', $2)
      ORDER BY m.sent_at DESC LIMIT 21`,
    [memberId, words.join(' & ')],
  )
  return rows.length
}
