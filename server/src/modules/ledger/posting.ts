import { type BatchLane, createBatchLane } from '../../kernel/batch.ts'
import type { Clock } from '../../kernel/clock.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import { packBatch } from './pack.ts'
import { postBatch, selectOverdue } from './store/transfers.ts'
import type { AccountAfter, NewTransfer, Posted, TransferResult } from './types.ts'

/**
 * Posts transfers exactly as if they came one after the other. Results come in their order. From here to the commit the
 * whole ledger waits for this transaction: plan first, post once, do little afterwards.
 */
export async function postTransfers(tx: Writing, transfers: readonly NewTransfer[]): Promise<TransferResult[]> {
  return transfers.length === 0 ? [] : postBatch(tx.db, packBatch(transfers), tx.now)
}

export const isPosted = (result: TransferResult): result is Posted =>
  result.code === 'created' || result.code === 'exists'

/** What could be spent right after a transfer. */
export const availableAfter = ({ balance, debitsPending }: AccountAfter): bigint => balance - debitsPending

/**
 * Voids pending transfers whose time is over, at most `limit`, the oldest first. Returns their ids.
 * Each is voided by a transfer of its own, so that the books show it.
 */
export async function expirePending(tx: Writing, limit: number): Promise<string[]> {
  const overdue = await selectOverdue(tx.db, tx.now, limit)
  if (overdue.length === 0) return []
  const results = await postBatch(
    tx.db,
    packBatch(
      overdue.map(({ id, ...transfer }) => ({
        ...transfer,
        id: tx.newId(),
        pendingId: id,
        amount: 0n,
        flags: { voidPendingTransfer: true },
        expires: true,
        actor: { memberId: null, deviceId: null },
        reason: 'timed out',
      })),
    ),
    tx.now,
  )
  // One that was posted or voided while we waited for the lane has not expired.
  return overdue.flatMap(({ id }, index) => (results[index]?.code === 'created' ? [id] : []))
}

export type PostingLane = BatchLane<NewTransfer, TransferResult>

export interface PostingLaneOptions {
  db: Queryable
  clock: Clock
  transfersPerBatchMax?: number
  waitingMax?: number
}

/**
 * Group commit for what is only a movement in the ledger: each batch is one statement and one transaction. A transfer
 * stands for itself here; chains belong into one `postTransfers`.
 */
export function createPostingLane(options: PostingLaneOptions): PostingLane {
  const { db, clock, transfersPerBatchMax = 1000, waitingMax = 20_000 } = options
  return createBatchLane({
    itemsPerBatchMax: transfersPerBatchMax,
    waitingMax,
    run: (transfers) => postBatch(db, packBatch(transfers), clock.now()),
  })
}
