import { payments } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessCharge } from '../access.ts'
import { endCharge } from '../charges.ts'

export const cancelCharge = implement(payments.cancelCharge, async (tx, caller, input) => {
  const held = await accessCharge(tx.db, caller.memberId, input.chargeId, { as: ['payee'], hold: 'change' })
  return { charge: await endCharge(tx, held, 'cancelled') }
})
