import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import { AMOUNT_MAX, flagBits } from '../pack.ts'

/** Everything here reads one snapshot, streams, and answers the first row that is wrong, or the sums to compare. */

const { pending, postPendingTransfer, voidPendingTransfer } = flagBits
/** Of these nothing is posted: what they change is pending. */
const posting = sql`CASE WHEN t.flags & ${sql.lit(pending | voidPendingTransfer)} = 0 THEN t.amount ELSE 0 END`

/** An audit may take minutes, and must not keep other cores from their work. */
export async function beginAudit(db: Queryable): Promise<void> {
  await sql`SET LOCAL statement_timeout = 0`.execute(db)
  await sql`SET LOCAL max_parallel_workers_per_gather = 0`.execute(db)
  await sql`SET LOCAL work_mem = '64MB'`.execute(db)
}

export interface BookCounts {
  accounts: number
  transfers: number
  postings: number
  pendings: number
  /** Transfers that post or void another one. */
  resolving: number
}

export async function countBooks(db: Queryable): Promise<BookCounts> {
  const { rows } = await sql<BookCounts>`
    SELECT (SELECT count(*) FROM ledger_accounts) AS accounts,
      t.transfers, t.resolving,
      (SELECT count(*) FROM ledger_postings) AS postings,
      (SELECT count(*) FROM ledger_pendings) AS pendings
    FROM (
      SELECT count(*) AS transfers,
        count(*) FILTER (WHERE flags & ${sql.lit(postPendingTransfer | voidPendingTransfer)} <> 0) AS resolving
      FROM ledger_transfers
    ) AS t
  `.execute(db)
  const [counts] = rows
  if (!counts) throw new Error('Counts are one row')
  return counts
}

export interface TransferRow {
  id: string
  amount: string
  postings: number
  debits: number
  credits: number
}

/** The first transfer that has not just its two postings, of its amount, on its accounts. Both tables in key order. */
export async function findUnbalancedTransfer(db: Queryable): Promise<TransferRow | undefined> {
  const { rows } = await sql<TransferRow>`
    SELECT t.id, t.amount::text, count(p.transfer_id) AS postings,
      count(*) FILTER (WHERE p.account_id = t.debit_account_id AND p.amount = -(${posting})) AS debits,
      count(*) FILTER (WHERE p.account_id = t.credit_account_id AND p.amount = ${posting}) AS credits
    FROM ledger_transfers AS t LEFT JOIN ledger_postings AS p ON p.transfer_id = t.id
    GROUP BY t.id
    HAVING count(p.transfer_id) <> 2
      OR count(*) FILTER (WHERE p.account_id = t.debit_account_id AND p.amount = -(${posting})) <> 1
      OR count(*) FILTER (WHERE p.account_id = t.credit_account_id AND p.amount = ${posting}) <> 1
    ORDER BY t.id LIMIT 1
  `.execute(db)
  return rows[0]
}

/** What books can hold: see `ledger_post_batch`. */
const most = sql.lit('9000000000000000000')
const outside = (column: string, least: 'nothing' | 'owed') =>
  sql`${sql.ref(column)} NOT BETWEEN ${least === 'owed' ? sql`-${most}::bigint` : sql`0`} AND ${most}::bigint`

/** The first account or posting with amounts that could not have come there; sums of them might not fit anywhere. */
export async function findOutOfRange(
  db: Queryable,
): Promise<{ account_id: string; transfer_id: string | null } | undefined> {
  const { rows } = await sql<{ account_id: string; transfer_id: string | null }>`
    (
      SELECT id AS account_id, NULL::uuid AS transfer_id FROM ledger_accounts
      WHERE ${outside('debits_pending', 'nothing')} OR ${outside('debits_posted', 'nothing')}
        OR ${outside('credits_pending', 'nothing')} OR ${outside('credits_posted', 'nothing')}
      ORDER BY id LIMIT 1
    ) UNION ALL (
      SELECT account_id, transfer_id FROM ledger_postings
      WHERE ${outside('amount', 'owed')} OR ${outside('balance', 'owed')}
        OR ${outside('debits_pending', 'nothing')} OR ${outside('credits_pending', 'nothing')}
      ORDER BY transfer_id, account_id LIMIT 1
    ) LIMIT 1
  `.execute(db)
  return rows[0]
}

/** Those of these triggers that are missing or switched off, in their order. */
export async function findMissingGuards(db: Queryable, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT guard.name FROM unnest(${names}::text[]) WITH ORDINALITY AS guard (name, ord)
    WHERE NOT EXISTS (
      SELECT FROM pg_trigger AS t WHERE t.tgname = guard.name AND t.tgenabled IN ('O', 'A') AND t.tgrelid = ANY (ARRAY[
        'ledger_accounts'::regclass, 'ledger_transfers'::regclass, 'ledger_postings'::regclass,
        'ledger_pendings'::regclass])
    )
    ORDER BY guard.ord
  `.execute(db)
  return rows.map(({ name }) => name)
}

export interface UnsoundRow {
  id: string
  amount: string
  isExchange: boolean
  rate: string | null
}

/** The first transfer that moves less than nothing or more than one can, or has a rate without being an exchange, or the other way round. */
export async function findUnsoundTransfer(db: Queryable): Promise<UnsoundRow | undefined> {
  const { rows } = await sql<UnsoundRow>`
    SELECT id, amount::text, kind = 'exchange' AS "isExchange", rate FROM ledger_transfers
    WHERE amount < 0 OR amount > ${sql.lit(String(AMOUNT_MAX))}::bigint OR (kind = 'exchange') <> (rate IS NOT NULL)
    ORDER BY id LIMIT 1
  `.execute(db)
  return rows[0]
}

/** The first transfer whose accounts do not exist or have another currency. */
export async function findForeignTransfer(db: Queryable): Promise<{ id: string; currency: string } | undefined> {
  const { rows } = await sql<{ id: string; currency: string }>`
    SELECT t.id, t.currency FROM ledger_transfers AS t
    LEFT JOIN ledger_accounts AS debit ON debit.id = t.debit_account_id
    LEFT JOIN ledger_accounts AS credit ON credit.id = t.credit_account_id
    WHERE debit.currency IS DISTINCT FROM t.currency OR credit.currency IS DISTINCT FROM t.currency
    ORDER BY t.id LIMIT 1
  `.execute(db)
  return rows[0]
}

export async function findStrayPosting(
  db: Queryable,
): Promise<{ transfer_id: string; account_id: string } | undefined> {
  const { rows } = await sql<{ transfer_id: string; account_id: string }>`
    SELECT p.transfer_id, p.account_id FROM ledger_postings AS p
    WHERE NOT EXISTS (SELECT FROM ledger_transfers AS t WHERE t.id = p.transfer_id)
    ORDER BY p.transfer_id, p.account_id LIMIT 1
  `.execute(db)
  return rows[0]
}

export interface CurrencyRow {
  currency: string
  accounts: number
  balance: string
  pending: string
}

export async function sumCurrencies(db: Queryable): Promise<CurrencyRow[]> {
  const { rows } = await sql<CurrencyRow>`
    SELECT currency, count(*) AS accounts, (sum(credits_posted) - sum(debits_posted))::text AS balance,
      (sum(credits_pending) - sum(debits_pending))::text AS pending
    FROM ledger_accounts GROUP BY currency ORDER BY currency
  `.execute(db)
  return rows
}

/** The first account below its floor. */
export async function findOverdrawn(db: Queryable): Promise<{ id: string; available: string } | undefined> {
  const { rows } = await sql<{ id: string; available: string }>`
    SELECT id, (credits_posted - debits_posted - debits_pending)::text AS available FROM ledger_accounts
    WHERE debits_must_not_exceed_credits AND debits_pending + debits_posted > credits_posted
    ORDER BY id LIMIT 1
  `.execute(db)
  return rows[0]
}
