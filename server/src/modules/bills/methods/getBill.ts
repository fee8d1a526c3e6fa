import { bills } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessBill } from '../access.ts'
import { presentBill } from '../present.ts'

export const getBill = implement(bills.getBill, async (tx, caller, { billId }) => ({
  bill: presentBill(await accessBill(tx.db, caller.memberId, billId)),
}))
