import { bills } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import { billBodyOf, decideShares, findBill, insertBill, isSameBill, presentBill } from '../../modules/bills/index.ts'
import { accessForChange, appendMessage, memberIdsIn } from '../../modules/chat/index.ts'
import { requireCurrency } from '../../modules/wallet/index.ts'
import { implement } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'

export const createBill = ({ bus }: FlowServices) =>
  implement(bills.create, async (tx, caller, input) => {
    const { billId, conversationId, currency, note, split } = input
    const { memberId: makerId } = caller
    await accessForChange(tx.db, makerId, conversationId)
    const known = await findBill(tx.db, billId)
    if (known) {
      if (!isSameBill(known, makerId, input)) throw refuse('bills.idUsed')
      return { bill: presentBill(known) }
    }
    requireCurrency(tx, currency)
    const decided = decideShares(split, makerId, await memberIdsIn(tx.db, conversationId), billId)
    if ('refusal' in decided) throw refuse(decided.refusal)
    const made = {
      id: billId,
      conversationId,
      makerId,
      way: split.way,
      note,
      currency,
      state: 'open' as const,
      createdAt: tx.now,
      remindedAt: null,
      shares: decided.shares.map((share) => ({
        ...share,
        paymentId: null,
        // Nobody pays to oneself.
        paidAt: share.memberId === makerId ? tx.now : null,
      })),
    }
    const { seq } = await appendMessage(tx, bus, {
      conversationId,
      senderId: makerId,
      messageId: billId,
      body: billBodyOf(made),
      mentionedIds: decided.shares.map(({ memberId }) => memberId).filter((memberId) => memberId !== makerId),
    })
    const bill = { ...made, seq }
    if (!(await insertBill(tx.db, bill))) throw refuse('bills.idUsed')
    return { bill: presentBill(bill) }
  })
