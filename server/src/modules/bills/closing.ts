import type { Writing } from '../../schema/index.ts'
import { changeBody } from '../chat/index.ts'
import { bodyOf } from './present.ts'
import { type BillRow, lockOpenBillsOf, writeState } from './store.ts'

/** The bill, held by the caller, ends unpaid as it is; everyone who sees its message is told. */
export async function closeBill(tx: Writing, bill: BillRow): Promise<BillRow> {
  const closed: BillRow = { ...bill, state: 'closed' }
  await writeState(tx.db, bill.id, closed.state)
  await changeBody(tx, { conversationId: bill.conversationId, seq: bill.seq, body: bodyOf(closed) })
  return closed
}

/** Who goes out of a group could not see its bills nor end them: they end with it. What was paid stays paid. */
export async function closeBillsOf(tx: Writing, conversationId: string, makerId: string): Promise<void> {
  for (const bill of await lockOpenBillsOf(tx.db, conversationId, makerId)) await closeBill(tx, bill)
}
