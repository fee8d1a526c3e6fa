import { sql } from 'kysely'
import type { Queryable } from '../../../schema/index.ts'
import { transferCodeOf } from '../codes.ts'
import type { PackedBatch } from '../pack.ts'
import type { AccountAfter, NewTransfer, TransferKind, TransferResult } from '../types.ts'

/** One row; each column an array as PostgreSQL writes it, which splits faster than rows are read. */
interface Answer {
  codes: string
  posted_amounts: string
  debit_seqs: string
  debit_balances: string
  debit_debits_pending: string
  debit_credits_pending: string
  credit_seqs: string
  credit_balances: string
  credit_debits_pending: string
  credit_credits_pending: string
  /** Milliseconds since 1970 for each transfer that was here before; null where none was. */
  repeated_at: string | null
}

/** Hands a batch to `ledger_post_batch`. Results come in the order of the batch. */
export async function postBatch(db: Queryable, batch: PackedBatch, at: Date): Promise<TransferResult[]> {
  const { rows } = await sql<Answer>`
    SELECT * FROM ledger_post_batch(${batch.accountIds}::uuid[],
      ${batch.transferIds}::uuid[], ${batch.slots}::int[], ${batch.debits}::int[], ${batch.credits}::int[],
      ${batch.amounts}::bigint[], ${batch.currencies}::text[], ${batch.kinds}::text[], ${batch.actorMemberIds}::uuid[],
      ${batch.actorDeviceIds}::uuid[], ${batch.reasons}::text[], ${at}::timestamptz, ${batch.flags}::int[],
      ${batch.refusals}::int[], ${batch.pendingSlots}::int[], ${batch.timeouts}::int[], ${batch.rates}::text[])
  `.execute(db)
  const [answer] = rows
  if (!answer) throw new Error('ledger_post_batch answers one row')
  return resultsOf(answer, at)
}

function resultsOf(answer: Answer, at: Date): TransferResult[] {
  const amounts = itemsOf(answer.posted_amounts)
  const debit = sideOf(
    answer.debit_seqs,
    answer.debit_balances,
    answer.debit_debits_pending,
    answer.debit_credits_pending,
  )
  const credit = sideOf(
    answer.credit_seqs,
    answer.credit_balances,
    answer.credit_debits_pending,
    answer.credit_credits_pending,
  )
  const repeatedAt = answer.repeated_at === null ? [] : itemsOf(answer.repeated_at)
  return itemsOf(answer.codes).map((number, index) => {
    const code = transferCodeOf(Number(number))
    if (code !== 'created' && code !== 'exists') return { code }
    return {
      code,
      amount: BigInt(amounts[index] ?? 0),
      debit: debit(index),
      credit: credit(index),
      at: code === 'exists' ? new Date(Number(repeatedAt[index])) : at,
    }
  })
}

/** Of `{1,2,3}`: numbers only, so that nothing is quoted. */
const itemsOf = (array: string): string[] => array.slice(1, -1).split(',')

function sideOf(seqs: string, balances: string, debitsPending: string, creditsPending: string) {
  const lists = {
    seqs: itemsOf(seqs),
    balances: itemsOf(balances),
    debitsPending: itemsOf(debitsPending),
    creditsPending: itemsOf(creditsPending),
  }
  return (index: number): AccountAfter => ({
    seq: Number(lists.seqs[index]),
    balance: BigInt(lists.balances[index] ?? 0),
    debitsPending: BigInt(lists.debitsPending[index] ?? 0),
    creditsPending: BigInt(lists.creditsPending[index] ?? 0),
  })
}

interface OverdueRow {
  id: string
  debit_account_id: string
  credit_account_id: string
  currency: string
  kind: TransferKind
  rate: string | null
}

/** Pending transfers whose time is over, the oldest first: as much of them as it takes to void them. */
export async function selectOverdue(
  db: Queryable,
  now: Date,
  limit: number,
): Promise<Pick<NewTransfer, 'id' | 'debitAccountId' | 'creditAccountId' | 'currency' | 'kind' | 'rate'>[]> {
  const { rows } = await sql<OverdueRow>`
    SELECT t.id, t.debit_account_id, t.credit_account_id, t.currency, t.kind, t.rate
    FROM (
      SELECT transfer_id FROM ledger_pendings WHERE state = 'pending' AND expires_at <= ${now}
      ORDER BY expires_at LIMIT ${limit}
    ) AS overdue
    CROSS JOIN LATERAL (SELECT * FROM ledger_transfers AS x WHERE x.id = overdue.transfer_id OFFSET 0) AS t
  `.execute(db)
  return rows.map((row) => ({
    id: row.id,
    debitAccountId: row.debit_account_id,
    creditAccountId: row.credit_account_id,
    currency: row.currency,
    kind: row.kind,
    ...(row.rate !== null && { rate: row.rate }),
  }))
}
