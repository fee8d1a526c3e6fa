/** The only SQL on `wallet_usage`, with what a move must know of a member besides: tier, and whether it is frozen. */
import { sql } from 'kysely'
import { arrayLiteral } from '../../../kernel/database/arrays.ts'
import { PREPARED } from '../../../kernel/database/prepared.ts'
import type { Queryable } from '../../../schema/index.ts'
import type { Usage } from '../rules.ts'

export interface PurseKey {
  memberId: string
  currency: string
}

export interface Purse extends PurseKey {
  usage: Usage
  tier: string | null
  frozen: boolean
}

interface Row {
  member_id: string
  currency: string
  day: string
  day_used: string
  month: string
  month_used: string
  tier: string | null
  frozen: boolean
}

const purseOf = (row: Row): Purse => ({
  memberId: row.member_id,
  currency: row.currency,
  usage: { day: row.day, dayUsed: BigInt(row.day_used), month: row.month, monthUsed: BigInt(row.month_used) },
  tier: row.tier,
  frozen: row.frozen,
})

const columnsOf = (keys: readonly PurseKey[]) => ({
  memberIds: arrayLiteral(keys.map(({ memberId }) => memberId)),
  currencies: arrayLiteral(keys.map(({ currency }) => currency)),
})

/**
 * Rows that are missing are made before any is locked: a row that comes into being while others are held would be locked
 * out of order.
 * @param keys distinct, in the order of members, then currencies: so two moves never wait in a circle
 */
export async function lockPurses(db: Queryable, keys: readonly PurseKey[]): Promise<Purse[]> {
  const locked = await lockAllOrNone(db, keys)
  if (locked.length === keys.length) return locked
  const { memberIds, currencies } = columnsOf(keys)
  await sql`
    INSERT INTO wallet_usage (member_id, currency)
    SELECT key.member_id, key.currency FROM unnest(${memberIds}::uuid[], ${currencies}::text[])
      WITH ORDINALITY AS key (member_id, currency, ord)
    ORDER BY key.ord
    ON CONFLICT (member_id, currency) DO NOTHING
  `.execute(db)
  return lockAllOrNone(db, keys)
}

/** One look-up a key, whatever the statistics say; the keys come sorted, and so the rows are locked. */
async function lockAllOrNone(db: Queryable, keys: readonly PurseKey[]): Promise<Purse[]> {
  const { memberIds, currencies } = columnsOf(keys)
  const { rows } = await sql<Row>`${PREPARED}
    WITH key AS MATERIALIZED (
      SELECT k.* FROM unnest(${memberIds}::uuid[], ${currencies}::text[]) AS k (member_id, currency)
    ), present AS MATERIALIZED (
      SELECT count(*) AS count FROM key CROSS JOIN LATERAL (
        SELECT FROM wallet_usage AS u WHERE u.member_id = key.member_id AND u.currency = key.currency OFFSET 0
      ) AS usage
    )
    SELECT usage.member_id, usage.currency, usage.day, usage.day_used::text, usage.month, usage.month_used::text,
      wallet.tier, coalesce(wallet.frozen, false) AS frozen
    FROM key
    CROSS JOIN LATERAL (
      SELECT * FROM wallet_usage AS u WHERE u.member_id = key.member_id AND u.currency = key.currency OFFSET 0 FOR UPDATE
    ) AS usage
    LEFT JOIN LATERAL (
      SELECT tier, frozen FROM wallets AS w WHERE w.member_id = key.member_id OFFSET 0
    ) AS wallet ON true
    WHERE (SELECT count FROM present) = ${keys.length}::int
  `.execute(db)
  return rows.map(purseOf)
}

/** What a member sent, by currency; without a lock. */
export async function readUsage(db: Queryable, memberId: string): Promise<Map<string, Usage>> {
  const { rows } = await sql<Omit<Row, 'tier' | 'frozen'>>`
    SELECT member_id, currency, day, day_used::text, month, month_used::text
    FROM wallet_usage WHERE member_id = ${memberId}
  `.execute(db)
  return new Map(rows.map((row) => [row.currency, purseOf({ ...row, tier: null, frozen: false }).usage]))
}
