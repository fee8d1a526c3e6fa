import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

/** What a member's records say of one currency. */
export interface Statement {
  memberId: string
  currency: string
  entries: number
  /** Of all entries. */
  sum: bigint
  /** Whether the balances in the entries follow from their amounts, from 0 to the sum. */
  chained: boolean
  /** How many holds are open, and how much they come to. */
  holds: number
  held: bigint
}

interface Row {
  member_id: string
  currency: string
  entries: number
  sum: string
  chained: boolean
  holds: number
  held: string
}

/**
 * One for each member and currency of which something is written. Balances are compared as in the ledger's audit: an entry
 * leads from (balance − amount) to (balance), so the places they lead to must be those they come from, but for the ends.
 */
export async function sumStatements(db: Queryable, memberIds: readonly string[]): Promise<Statement[]> {
  const { rows } = await sql<Row>`
    WITH told AS (
      SELECT member_id, currency, count(*) AS entries, sum(amount) AS sum,
        sum(hash_numeric_extended(balance, 0)) + hash_numeric_extended(0, 0)
          = sum(hash_numeric_extended(balance::numeric - amount, 0)) + hash_numeric_extended(sum(amount), 0) AS chained
      FROM wallet_entries WHERE member_id = ANY (${memberIds}::uuid[]) GROUP BY member_id, currency
    ), held AS (
      SELECT member_id, currency, count(*) AS holds, sum(amount) AS held
      FROM wallet_holds WHERE ended_at IS NULL AND member_id = ANY (${memberIds}::uuid[]) GROUP BY member_id, currency
    )
    SELECT member_id, currency, coalesce(entries, 0) AS entries, coalesce(sum, 0)::text AS sum,
      coalesce(chained, true) AS chained, coalesce(holds, 0) AS holds, coalesce(held, 0)::text AS held
    FROM told FULL JOIN held USING (member_id, currency)
  `.execute(db)
  return rows.map((row) => ({
    memberId: row.member_id,
    currency: row.currency,
    entries: row.entries,
    sum: BigInt(row.sum),
    chained: row.chained,
    holds: row.holds,
    held: BigInt(row.held),
  }))
}

export async function countRecords(db: Queryable): Promise<{ entries: number; holds: number }> {
  const { rows } = await sql<{ entries: number; holds: number }>`
    SELECT (SELECT count(*) FROM wallet_entries) AS entries,
      (SELECT count(*) FROM wallet_holds WHERE ended_at IS NULL) AS holds
  `.execute(db)
  const [counts] = rows
  if (!counts) throw new Error('Counts are one row')
  return counts
}
