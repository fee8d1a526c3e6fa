/** Conversations with a history, written straight into the tables: a send each would take hours. */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { sentence } from './corpus.ts'
import { seeded } from './random.ts'

export interface Plan {
  messages: number
  conversations: number
  /** In how many of them the busy member is; the quiet one is in ten. */
  busyIn: number
}

const ROWS_AT_ONCE = 5_000
const YEAR_MS = 365 * 86_400_000
const BEGIN = Date.UTC(2025, 0, 1)

/** A UUIDv7 of a moment. */
function idAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Some conversations are much larger than others: half of all is said in a tenth of them. */
export async function fill(
  pool: pg.Pool,
  plan: Plan,
  people: { busy: string; quiet: string; others: readonly string[] },
): Promise<void> {
  const random = seeded(1)
  const ids = Array.from({ length: plan.conversations }, (_, index) => idAt(BEGIN + index))
  const seqs = ids.map(() => 0)
  await pool.query(
    `INSERT INTO conversations (id, kind, title, created_at) SELECT id, 'group', 'Bench', now() FROM unnest($1::uuid[]) AS id`,
    [ids],
  )
  // Spread over large and small ones.
  const busyEvery = Math.max(1, Math.floor(plan.conversations / plan.busyIn))
  const memberships = ids.flatMap((id, index) => [
    ...(index % busyEvery === 0 ? [[id, people.busy] as const] : []),
    ...(index % Math.ceil(plan.conversations / 10) === 5 ? [[id, people.quiet] as const] : []),
    ...people.others.filter((_, other) => (index + other) % 5 === 0).map((other) => [id, other] as const),
  ])
  await pool.query(
    `INSERT INTO conversation_members (conversation_id, member_id, role, first_seq, read_seq, joined_at)
      SELECT c, m, 'member', 1, 0, now() FROM unnest($1::uuid[], $2::uuid[]) AS membership (c, m)`,
    [memberships.map(([id]) => id), memberships.map(([, member]) => member)],
  )
  for (let done = 0; done < plan.messages; done += ROWS_AT_ONCE) {
    const columns: [string[], number[], string[], string[], string[], string[]] = [[], [], [], [], [], []]
    for (let row = done; row < Math.min(done + ROWS_AT_ONCE, plan.messages); row += 1) {
      const at = BEGIN + Math.floor((row / plan.messages) * YEAR_MS)
      const index = Math.floor(random() ** 4 * plan.conversations)
      const seq = (seqs[index] ?? 0) + 1
      seqs[index] = seq
      columns[0].push(ids[index] ?? '')
      columns[1].push(seq)
      columns[2].push(idAt(at))
      columns[3].push(people.others[Math.floor(random() * people.others.length)] ?? '')
      columns[4].push(JSON.stringify({ kind: 'text', text: sentence(random), mentions: [] }))
      columns[5].push(new Date(at).toISOString())
    }
    await pool.query(
      `INSERT INTO messages (conversation_id, seq, id, sender_id, body, sent_at)
        SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::jsonb[], $6::timestamptz[])`,
      columns,
    )
  }
  await pool.query(
    `UPDATE conversations AS c SET last_seq = new.seq FROM unnest($1::uuid[], $2::bigint[]) AS new (id, seq)
      WHERE c.id = new.id`,
    [ids, seqs],
  )
  await pool.query('VACUUM ANALYZE messages, conversations, conversation_members')
}
