import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import { flagBits } from '../pack.ts'

/** Everything here reads one snapshot, streams, and answers the first row that is wrong, or the sums to compare. */

const { pending, postPendingTransfer, voidPendingTransfer, expire } = flagBits
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

export interface ChainRow {
  id: string
  last_seq: number
  postings: number
  /** Whether each posting goes on where the one before it ended, up to what the account says. */
  chained: boolean
  balance: string
  /** What the account's last posting says; null where there is none with that number. */
  last_balance: string | null
  debits_pending: string
  credits_pending: string
  last_debits_pending: string | null
  last_credits_pending: string | null
  debits_posted: string
  credits_posted: string
  sum_debits: string
  sum_credits: string
}

/**
 * The first account whose postings are not a chain that ends at its balance.
 *
 * No sorting: a posting leads from (seq − 1, balance − amount) to (seq, balance). The postings are one chain without
 * gaps from (0, 0) to what the account says just if the places they lead to, with the beginning, are the places they come
 * from, with the end. Both are compared as sums of 64-bit hashes, so one pass over the postings is enough.
 */
export async function findBrokenAccount(db: Queryable): Promise<ChainRow | undefined> {
  const { rows } = await sql<ChainRow>`
    SELECT chain.*, chain.balance::text, chain.last_balance::text, chain.debits_pending::text,
      chain.credits_pending::text, chain.last_debits_pending::text, chain.last_credits_pending::text,
      chain.debits_posted::text, chain.credits_posted::text, chain.sum_debits::text, chain.sum_credits::text
    FROM (
      SELECT a.id, a.last_seq, count(p.seq) AS postings,
        coalesce(sum(hashint8extended(p.balance, p.seq)), 0) + hashint8extended(0, 0)
          = coalesce(sum(hashint8extended(p.balance - p.amount, p.seq - 1)), 0)
            + hashint8extended(a.credits_posted - a.debits_posted, a.last_seq) AS chained,
        a.credits_posted - a.debits_posted AS balance,
        max(p.balance) FILTER (WHERE p.seq = a.last_seq) AS last_balance,
        a.debits_pending, a.credits_pending,
        max(p.debits_pending) FILTER (WHERE p.seq = a.last_seq) AS last_debits_pending,
        max(p.credits_pending) FILTER (WHERE p.seq = a.last_seq) AS last_credits_pending,
        a.debits_posted, a.credits_posted,
        coalesce(-sum(p.amount) FILTER (WHERE p.amount < 0), 0) AS sum_debits,
        coalesce(sum(p.amount) FILTER (WHERE p.amount > 0), 0) AS sum_credits
      FROM ledger_accounts AS a LEFT JOIN ledger_postings AS p ON p.account_id = a.id
      GROUP BY a.id
    ) AS chain
    WHERE NOT chained OR postings <> last_seq
      OR balance <> coalesce(last_balance, 0)
      OR debits_pending <> coalesce(last_debits_pending, 0) OR credits_pending <> coalesce(last_credits_pending, 0)
      OR debits_posted <> sum_debits OR credits_posted <> sum_credits
    ORDER BY id LIMIT 1
  `.execute(db)
  return rows[0]
}

export interface BrokenLink {
  seq: number
  expected_seq: number
  balance: string
  expected_balance: string
}

/** Where the chain of one account breaks first. */
export async function findBrokenLink(db: Queryable, accountId: string): Promise<BrokenLink | undefined> {
  const { rows } = await sql<BrokenLink>`
    SELECT link.seq, link.expected_seq, link.balance::text, link.expected_balance::text
    FROM (
      SELECT seq, balance, amount, row_number() OVER seqs AS expected_seq,
        coalesce(lag(balance) OVER seqs, 0) + amount AS expected_balance
      FROM ledger_postings WHERE account_id = ${accountId} WINDOW seqs AS (ORDER BY seq, transfer_id)
    ) AS link
    WHERE link.seq <> link.expected_seq OR link.balance <> link.expected_balance
    ORDER BY link.expected_seq LIMIT 1
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
    SELECT currency, count(*) AS accounts, sum(credits_posted - debits_posted)::text AS balance,
      sum(credits_pending - debits_pending)::text AS pending
    FROM ledger_accounts GROUP BY currency ORDER BY currency
  `.execute(db)
  return rows
}

export interface PendingSumRow {
  id: string
  debits_pending: string
  credits_pending: string
  sum_debits: string
  sum_credits: string
}

/** The first account that holds something else than what its open pending transfers come to. */
export async function findWrongPending(db: Queryable): Promise<PendingSumRow | undefined> {
  const { rows } = await sql<PendingSumRow>`
    WITH open AS MATERIALIZED (
      SELECT t.debit_account_id, t.credit_account_id, t.amount
      FROM ledger_pendings AS p JOIN ledger_transfers AS t ON t.id = p.transfer_id WHERE p.state = 'pending'
    ), sums AS (
      SELECT side.account_id, sum(side.debit) AS debit, sum(side.credit) AS credit
      FROM open CROSS JOIN LATERAL (
        VALUES (open.debit_account_id, open.amount, 0), (open.credit_account_id, 0, open.amount)
      ) AS side (account_id, debit, credit)
      GROUP BY side.account_id
    )
    SELECT a.id, a.debits_pending::text, a.credits_pending::text, coalesce(sums.debit, 0)::text AS sum_debits,
      coalesce(sums.credit, 0)::text AS sum_credits
    FROM ledger_accounts AS a LEFT JOIN sums ON sums.account_id = a.id
    WHERE a.debits_pending <> coalesce(sums.debit, 0) OR a.credits_pending <> coalesce(sums.credit, 0)
    ORDER BY a.id LIMIT 1
  `.execute(db)
  return rows[0]
}

/** The first pending transfer whose state is not what the transfers say of it; or a transfer that is none and has one. */
export async function findWrongState(db: Queryable): Promise<{ id: string; state: string | null } | undefined> {
  const { rows } = await sql<{ id: string; state: string | null }>`
    SELECT coalesce(p.transfer_id, t.id) AS id, p.state
    FROM ledger_pendings AS p
    FULL JOIN (SELECT * FROM ledger_transfers WHERE flags & ${sql.lit(pending)} <> 0) AS t ON t.id = p.transfer_id
    LEFT JOIN ledger_transfers AS by ON by.id = p.resolved_by
    WHERE p.transfer_id IS NULL OR t.id IS NULL
      OR (p.state = 'pending') <> (p.resolved_by IS NULL)
      OR (p.state <> 'pending' AND (
        by.pending_id IS DISTINCT FROM p.transfer_id OR by.amount > t.amount
        OR p.state <> CASE
          WHEN by.flags & ${sql.lit(postPendingTransfer)} <> 0 THEN 'posted'
          WHEN by.flags & ${sql.lit(expire)} <> 0 THEN 'expired'
          WHEN by.flags & ${sql.lit(voidPendingTransfer)} <> 0 THEN 'voided' ELSE '' END
      ))
    ORDER BY 1 LIMIT 1
  `.execute(db)
  return rows[0]
}

/** The first transfer that posts or voids a pending one which says that it was another. */
export async function findWrongResolver(db: Queryable): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM ledger_transfers AS t LEFT JOIN ledger_pendings AS p ON p.transfer_id = t.pending_id
    WHERE t.flags & ${sql.lit(postPendingTransfer | voidPendingTransfer)} <> 0 AND p.resolved_by IS DISTINCT FROM t.id
    ORDER BY t.id LIMIT 1
  `.execute(db)
  return rows[0]
}

/** The first account below its floor. */
export async function findOverdrawn(db: Queryable): Promise<{ id: string; available: string } | undefined> {
  const { rows } = await sql<{ id: string; available: string }>`
    SELECT id, (credits_posted - debits_posted - debits_pending)::text AS available FROM ledger_accounts
    WHERE (debits_must_not_exceed_credits AND debits_pending + debits_posted > credits_posted)
      OR debits_pending < 0 OR debits_posted < 0 OR credits_pending < 0 OR credits_posted < 0
    ORDER BY id LIMIT 1
  `.execute(db)
  return rows[0]
}
