/** The only door to a transfer: its two people see it, and to others it does not exist. */
import { refuse } from '../../kernel/errors.ts'
import type { Queryable, Writing } from '../../schema/index.ts'
import { decideAnswer } from './rules.ts'
import { findTransfer, lockTransfer, type TransferRow } from './store.ts'

export async function accessTransfer(db: Queryable, memberId: string, transferId: string): Promise<TransferRow> {
  const transfer = await findTransfer(db, transferId)
  if (!transfer || (transfer.fromId !== memberId && transfer.toId !== memberId)) throw refuse('transfers.notFound')
  return transfer
}

/**
 * A transfer, held, that the member may answer so. Answers `done` where it did already. Throws `transfers.notFound`,
 * `transfers.notForYou`, and `transfers.notWaiting` with the state that it has.
 */
export async function accessTransferForAnswer(
  tx: Writing,
  memberId: string,
  transferId: string,
  answer: 'accepted' | 'returned',
): Promise<{ transfer: TransferRow; done: boolean }> {
  const transfer = await lockTransfer(tx.db, transferId)
  if (!transfer) throw refuse('transfers.notFound')
  const decision = decideAnswer(transfer, memberId, answer, tx.now)
  if (decision === 'transfers.notWaiting') {
    // Its time is over although nothing has brought it back yet: nobody is told that it waits.
    throw refuse(decision, { state: transfer.state === 'waiting' ? 'expired' : transfer.state })
  }
  if (decision !== 'allowed' && decision !== 'nothingToDo') throw refuse(decision)
  return { transfer, done: decision === 'nothingToDo' }
}
