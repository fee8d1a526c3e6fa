import { transfers } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import { accessTransferForAnswer, presentTransfer } from '../../modules/transfers/index.ts'
import { moveMoney } from '../../modules/wallet/index.ts'
import { implement, type Writing } from '../../schema/index.ts'
import { endingMove, endTransfers } from './endTransfer.ts'

async function answer(tx: Writing, caller: MemberCaller, transferId: string, end: 'accepted' | 'returned') {
  const { transfer, done } = await accessTransferForAnswer(tx, caller.memberId, transferId, end)
  if (done) return { transfer: presentTransfer(transfer) }
  const [outcome] = await moveMoney(tx, [endingMove(tx, transfer, end, caller)])
  // What keeps the sender’s money from moving is not the receiver’s, and nobody else’s business.
  if (outcome?.outcome === 'refused')
    throw outcome.code === 'wallet.frozen' ? refuse('transfers.notPayable') : refuse(outcome.code, outcome.details)
  const [ended = transfer] = await endTransfers(tx, [transfer], end)
  return { transfer: presentTransfer(ended) }
}

export const acceptTransfer = implement(transfers.accept, (tx, caller, { transferId }) =>
  answer(tx, caller, transferId, 'accepted'),
)

export const returnTransfer = implement(transfers.giveBack, (tx, caller, { transferId }) =>
  answer(tx, caller, transferId, 'returned'),
)
