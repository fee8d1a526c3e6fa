import { payments } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessCharge } from '../access.ts'
import { endCharge } from '../charges.ts'

export const declineCharge = implement(payments.declineCharge, async (tx, caller, input) => {
  const held = await accessCharge(tx.db, caller.memberId, input.chargeId, { as: ['payer'], hold: 'change' })
  return { charge: await endCharge(tx, held, 'declined') }
})
