/** The only door to a bill: whoever sees its message sees it, and to others it does not exist. */
import { Refusal, refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { accessForChange, accessPlace } from '../chat/index.ts'
import { type BillRow, findBill, lockBill } from './store.ts'

/** Throws `bills.notFound` for strangers, for who left, and for who joined after the bill was made. */
export async function accessBill(db: Queryable, memberId: string, billId: string): Promise<BillRow> {
  const bill = await findBill(db, billId)
  if (!bill) throw refuse('bills.notFound')
  await accessPlace(db, memberId, bill).catch(notFound)
  return bill
}

/** As `accessBill`, holding the bill. */
export async function accessBillForChange(db: Queryable, memberId: string, billId: string): Promise<BillRow> {
  await accessBill(db, memberId, billId)
  return held(db, billId)
}

/** As `accessBillForChange`, holding the conversation before it: for what appends a message. */
export async function accessBillForMessage(db: Queryable, memberId: string, billId: string): Promise<BillRow> {
  const { conversationId } = await accessBill(db, memberId, billId)
  await accessForChange(db, memberId, conversationId).catch(notFound)
  return held(db, billId)
}

async function held(db: Queryable, billId: string): Promise<BillRow> {
  const bill = await lockBill(db, billId)
  if (!bill) throw refuse('bills.notFound')
  return bill
}

function notFound(reason: unknown): never {
  const isHidden = reason instanceof Refusal && /^chat\.(conversation|message)NotFound$/.test(reason.code)
  throw isHidden ? refuse('bills.notFound') : reason
}
