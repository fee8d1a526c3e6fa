import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import { flagBits } from '../pack.ts'

const { pending, postPendingTransfer, voidPendingTransfer, closingDebit, closingCredit, expire } = flagBits

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
      OR p.expires_at IS DISTINCT FROM t.at + make_interval(secs => t.timeout_seconds)
      OR (p.state <> 'pending' AND (
        by.pending_id IS DISTINCT FROM p.transfer_id
        OR by.debit_account_id <> t.debit_account_id OR by.credit_account_id <> t.credit_account_id
        OR by.amount > t.amount OR (p.state <> 'posted' AND by.amount <> t.amount)
        OR (p.expires_at <= by.at) IS DISTINCT FROM CASE WHEN p.expires_at IS NOT NULL THEN p.state = 'expired' END
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

/** The first account that is closed without an open transfer that closes it, or the other way round. */
export async function findWrongClosed(db: Queryable): Promise<{ id: string; closed: boolean } | undefined> {
  const { rows } = await sql<{ id: string; closed: boolean }>`
    WITH closers AS MATERIALIZED (
      SELECT t.flags, t.debit_account_id, t.credit_account_id
      FROM ledger_pendings AS p JOIN ledger_transfers AS t ON t.id = p.transfer_id
      WHERE p.state = 'pending' AND t.flags & ${sql.lit(closingDebit | closingCredit)} <> 0
    ), shut AS (
      SELECT debit_account_id AS id FROM closers WHERE flags & ${sql.lit(closingDebit)} <> 0
      UNION SELECT credit_account_id FROM closers WHERE flags & ${sql.lit(closingCredit)} <> 0
    )
    SELECT a.id, a.closed FROM ledger_accounts AS a LEFT JOIN shut ON shut.id = a.id
    WHERE a.closed <> (shut.id IS NOT NULL)
    ORDER BY a.id LIMIT 1
  `.execute(db)
  return rows[0]
}
