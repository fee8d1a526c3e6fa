/** How a transfer ends. The transfer's row is held, so of accepting, returning and its time running out one comes first. */
import { changeBodies } from '../../modules/chat/index.ts'
import { type TransferRow, transferBodyOf, writeTransferStates } from '../../modules/transfers/index.ts'
import type { Actor, Move } from '../../modules/wallet/index.ts'
import type { Writing } from '../../schema/index.ts'

type End = 'accepted' | 'returned' | 'expired'

/** What happens to the held money then. */
export const endingMove = (tx: Writing, transfer: TransferRow, end: End, actor: Actor): Move => ({
  id: tx.newId(),
  from: { memberId: transfer.fromId },
  to: { memberId: transfer.toId },
  amount: BigInt(transfer.amount),
  currency: transfer.currency,
  phase: end === 'accepted' ? 'settle' : 'release',
  holdId: transfer.id,
  kind: end === 'accepted' ? 'transfer' : 'transferReturned',
  note: transfer.note,
  referenceId: transfer.id,
  actor,
  spends: false,
})

/** Once the money went where it belongs: writes it down, and tells both. */
export async function endTransfers(tx: Writing, transfers: readonly TransferRow[], end: End): Promise<TransferRow[]> {
  const ended = transfers.map((transfer): TransferRow => ({ ...transfer, state: end, settledAt: tx.now }))
  await writeTransferStates(
    tx.db,
    ended.map(({ id }) => id),
    end,
    tx.now,
  )
  await changeBodies(
    tx,
    ended.map((transfer) => {
      const { conversationId, seq } = transfer
      return { conversationId, seq, body: transferBodyOf(transfer) }
    }),
  )
  return ended
}
