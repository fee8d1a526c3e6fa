import { bills } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { appendMessage, memberIdsIn } from '../../chat/index.ts'
import { accessBillForMessage } from '../access.ts'
import { presentBill } from '../present.ts'
import { decideRemind, remindFromOf } from '../rules.ts'
import type { BillServices } from '../services.ts'
import { writeReminded } from '../store.ts'

export const remind = ({ bus }: BillServices) =>
  implement(bills.remind, async (tx, caller, { billId }) => {
    const bill = await accessBillForMessage(tx.db, caller.memberId, billId)
    const { conversationId, seq } = bill
    const decision = decideRemind(bill, caller.memberId, await memberIdsIn(tx.db, conversationId), tx.now)
    if ('refusal' in decision) {
      throw refuse(decision.refusal, { state: bill.state, from: wireInstant(remindFromOf(bill)) })
    }
    const { memberIds } = decision
    await appendMessage(tx, bus, {
      conversationId,
      senderId: caller.memberId,
      messageId: tx.newId(),
      body: { kind: 'billReminder', billId, billSeq: seq, memberIds },
      replyToSeq: seq,
      mentionedIds: memberIds,
    })
    await writeReminded(tx.db, billId, tx.now)
    return { bill: presentBill({ ...bill, remindedAt: tx.now }) }
  })
