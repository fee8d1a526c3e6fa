import { payments } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessCharge } from '../access.ts'
import { presentCharge, readCast } from '../present.ts'

export const getCharge = implement(payments.getCharge, async (tx, caller, input) => {
  const row = await accessCharge(tx.db, caller.memberId, input.chargeId, { as: ['payer', 'payee'], hold: 'read' })
  return { charge: presentCharge(await readCast(tx.db, [row]), row, tx.now) }
})
