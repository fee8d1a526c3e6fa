import { bills } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import {
  accessBillForChange,
  type BillRow,
  billBodyOf,
  decidePay,
  presentBill,
  stateAfterPayment,
  writeBillState,
  writePayment,
} from '../../modules/bills/index.ts'
import { changeBody } from '../../modules/chat/index.ts'
import { checkPin, moveOrRefuse } from '../../modules/wallet/index.ts'
import { implement } from '../../schema/index.ts'

export const payBill = implement(bills.pay, async (tx, caller, { billId, paymentId, pinProof }) => {
  const { memberId } = caller
  const bill = await accessBillForChange(tx.db, memberId, billId)
  const decision = decidePay(bill, memberId, paymentId)
  if (decision === 'nothingToDo') return { bill: presentBill(bill) }
  if (decision !== 'allowed') throw refuse(decision, { state: bill.state })
  const share = bill.shares.find((each) => each.memberId === memberId)
  if (!share) throw refuse('bills.noShare')
  const { amount } = share
  const { conversationId, seq, currency, note } = bill
  await checkPin(tx, caller, { amount, currency }, pinProof)
  await moveOrRefuse(tx, {
    id: paymentId,
    from: { memberId },
    to: { memberId: bill.makerId },
    amount,
    currency,
    phase: 'now',
    kind: 'bill',
    note,
    referenceId: billId,
    actor: caller,
    spends: true,
  })
  const shares = bill.shares.map((each) => (each === share ? { ...each, paymentId, paidAt: tx.now } : each))
  const paid: BillRow = { ...bill, shares, state: stateAfterPayment(shares) }
  await writePayment(tx.db, billId, { memberId, paymentId, paidAt: tx.now })
  if (paid.state !== bill.state) await writeBillState(tx.db, billId, paid.state)
  await changeBody(tx, { conversationId, seq, body: billBodyOf(paid) })
  return { bill: presentBill(paid) }
})
