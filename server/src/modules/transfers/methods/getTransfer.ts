import { transfers } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessTransfer } from '../access.ts'
import { presentTransfer } from '../present.ts'

export const getTransfer = implement(transfers.getTransfer, async (tx, caller, { transferId }) => ({
  transfer: presentTransfer(await accessTransfer(tx.db, caller.memberId, transferId)),
}))
