/** The only SQL that reads `wallet_entries`. */
import type { EntryKind, StatementFilter } from '@sampan/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

export interface EntryRow {
  member_id: string
  id: string
  /** In the order of the books. */
  place: number
  currency: string
  kind: EntryKind
  amount: string
  balance: string
  with_member_id: string | null
  with_name: string | null
  note: string
  reference_id: string | null
  at: Date
}

const columns = sql`member_id, id, place, currency, kind, amount::text, balance::text, with_member_id, with_name, note,
  reference_id, at`

/** What is searched, and what is searched for: in lower case, widths and ligatures made one, one kind of space. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
export const wordsOf = (note: string, name: string | null): string => folded(`${note} ${name ?? ''}`)

/** Those that exist, of any of these members. */
export async function readEntries(
  db: Queryable,
  keys: readonly { memberId: string; id: string }[],
): Promise<EntryRow[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<EntryRow>`
    SELECT entry.* FROM unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${keys.map(({ id }) => id)}::uuid[])
      AS key (member_id, id)
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM wallet_entries AS e WHERE e.member_id = key.member_id AND e.id = key.id OFFSET 0
    ) AS entry
  `.execute(db)
  return rows
}

/** A place in a statement. */
export interface Place {
  at: Date
  place: number
}

const WORDS_MAX = 8

/** What a filter asks of a line, all of it from columns of the statement's index. */
function conditionsOf(memberId: string, filter: StatementFilter): RawBuilder<unknown> {
  const conditions = [sql`member_id = ${memberId}`]
  const { from, before, kinds, direction, currency } = filter
  // As a date: the 30th of February is the 2nd of March then, and the database refuses nothing.
  if (from !== undefined) conditions.push(sql`at >= ${new Date(from)}::timestamptz`)
  if (before !== undefined) conditions.push(sql`at < ${new Date(before)}::timestamptz`)
  if (currency !== undefined) conditions.push(sql`currency = ${currency}`)
  if (kinds !== undefined) conditions.push(sql`kind = ANY (${kinds}::text[])`)
  if (direction !== undefined) conditions.push(direction === 'in' ? sql`amount > 0` : sql`amount < 0`)
  if (filter.memberId !== undefined) conditions.push(sql`with_member_id = ${filter.memberId}`)
  const words = folded(filter.search ?? '')
    .split(' ')
    .filter((word) => word !== '')
  for (const word of words.slice(0, WORDS_MAX))
    conditions.push(sql`words LIKE ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  return sql.join(conditions, sql` AND `)
}

/**
 * Lines of a statement in order, beyond a place. Which ones is found in the index alone; only what is answered is fetched.
 * @param order `latest` first, or `oldest` first, as a file shows them
 */
export async function listEntries(
  db: Queryable,
  memberId: string,
  filter: StatementFilter,
  page: { beyond: Place | null; limit: number; order: 'latest' | 'oldest' },
): Promise<EntryRow[]> {
  const { beyond, limit, order } = page
  const [direction, sign] = order === 'latest' ? [sql`DESC`, sql`<`] : [sql`ASC`, sql`>`]
  const further =
    beyond === null ? sql`` : sql` AND (at, place) ${sign} (${beyond.at}::timestamptz, ${beyond.place}::bigint)`
  const { rows } = await sql<EntryRow>`
    SELECT entry.* FROM (
      SELECT at, place FROM wallet_entries WHERE ${conditionsOf(memberId, filter)}${further}
      ORDER BY at ${direction}, place ${direction} LIMIT ${limit}
    ) AS found
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM wallet_entries AS e
      WHERE e.member_id = ${memberId} AND e.at = found.at AND e.place = found.place OFFSET 0
    ) AS entry
    ORDER BY entry.at ${direction}, entry.place ${direction}
  `.execute(db)
  return rows
}

export async function countEntries(db: Queryable, memberId: string, filter: StatementFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM wallet_entries WHERE ${conditionsOf(memberId, filter)}
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** Minor units in digits. */
export interface Sum {
  came_in: string
  went_out: string
  count: number
}
export interface DaySum extends Sum {
  /** Which of the days, from 0. */
  day: number
}
export interface KindSum extends Sum {
  kind: EntryKind
}
export interface PersonSum extends Sum {
  with_member_id: string
  with_name: string | null
}

const sums = sql`coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::text AS came_in,
  coalesce(-sum(amount) FILTER (WHERE amount < 0), 0)::text AS went_out, count(*) AS count`

/**
 * Sums of a member's money in one currency over days that follow each other.
 * @param bounds when each day begins, and when the last one ends
 */
export async function sumEntries(
  db: Queryable,
  memberId: string,
  currency: string,
  bounds: readonly Date[],
  peopleMax: number,
): Promise<{ days: DaySum[]; kinds: KindSum[]; people: PersonSum[] }> {
  const [first, last] = [bounds[0], bounds.at(-1)]
  if (!first || !last) throw new RangeError('Days have a beginning and an end')
  const within = sql`member_id = ${memberId} AND at >= ${first}::timestamptz AND at < ${last}::timestamptz
    AND currency = ${currency}`
  const found = await sql<DaySum & KindSum & { is_day: boolean }>`
    SELECT grouping(day) = 0 AS is_day, day - 1 AS day, kind, ${sums} FROM (
      SELECT width_bucket(at, ${bounds}::timestamptz[]) AS day, kind, amount FROM wallet_entries WHERE ${within}
    ) AS entry
    GROUP BY GROUPING SETS ((day), (kind))
  `.execute(db)
  const people = await sql<PersonSum>`
    SELECT person.*, latest.with_name FROM (
      SELECT with_member_id, ${sums}, max(at) AS last_at FROM wallet_entries
      WHERE ${within} AND with_member_id IS NOT NULL
      GROUP BY with_member_id ORDER BY sum(abs(amount)) DESC, with_member_id LIMIT ${peopleMax}
    ) AS person
    CROSS JOIN LATERAL (
      SELECT with_name FROM wallet_entries AS e WHERE e.member_id = ${memberId} AND e.at = person.last_at
        AND e.with_member_id = person.with_member_id
      ORDER BY e.place DESC LIMIT 1
    ) AS latest
    ORDER BY came_in::numeric + went_out::numeric DESC, with_member_id
  `.execute(db)
  return {
    days: found.rows.filter((row) => row.is_day),
    kinds: found.rows.filter((row) => !row.is_day),
    people: people.rows,
  }
}
