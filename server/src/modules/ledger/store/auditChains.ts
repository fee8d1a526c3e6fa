import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'

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
