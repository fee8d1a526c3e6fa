import type { Bill, BillBody } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import { remindFromOf, sumOf } from './rules.ts'
import type { BillRow } from './store.ts'

export const presentBill = (bill: BillRow): Bill => ({
  id: bill.id,
  conversationId: bill.conversationId,
  seq: bill.seq,
  makerId: bill.makerId,
  way: bill.way,
  note: bill.note,
  currency: bill.currency,
  total: sumOf(bill.shares).toString(),
  shares: bill.shares.map(({ memberId, amount, paidAt }) => ({
    memberId,
    amount: amount.toString(),
    paidAt: paidAt && wireInstant(paidAt),
  })),
  state: bill.state,
  createdAt: wireInstant(bill.createdAt),
  remindFrom: wireInstant(remindFromOf(bill)),
})

/** What stands in the message. */
export const bodyOf = ({ id, way, note, currency, shares, state }: Omit<BillRow, 'seq'>): BillBody => ({
  kind: 'bill',
  billId: id,
  way,
  note,
  currency,
  total: sumOf(shares).toString(),
  shares: shares.map(({ memberId, amount, paidAt }) => ({
    memberId,
    amount: amount.toString(),
    paid: paidAt !== null,
  })),
  state,
})
