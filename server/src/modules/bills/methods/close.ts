import { bills } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessBillForChange } from '../access.ts'
import { closeBill } from '../closing.ts'
import { presentBill } from '../present.ts'
import { decideClose } from '../rules.ts'

export const close = implement(bills.close, async (tx, caller, { billId }) => {
  const bill = await accessBillForChange(tx.db, caller.memberId, billId)
  const decision = decideClose(bill, caller.memberId)
  if (decision === 'nothingToDo') return { bill: presentBill(bill) }
  if (decision !== 'allowed') throw refuse(decision, { state: bill.state })
  return { bill: presentBill(await closeBill(tx, bill)) }
})
