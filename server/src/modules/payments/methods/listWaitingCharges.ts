import { payments } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { presentCharge, readCast } from '../present.ts'
import { readWaitingCharges } from '../store.ts'

export const listWaitingCharges = implement(payments.listWaitingCharges, async (tx, caller) => {
  const rows = await readWaitingCharges(tx.db, caller.memberId, tx.now)
  const cast = await readCast(tx.db, rows)
  return { charges: rows.map((row) => presentCharge(cast, row, tx.now)) }
})
