import { payments } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { checkPin, moveOrRefuse } from '../../wallet/index.ts'
import { accessCharge } from '../access.ts'
import { moveOfCharge, recordCharge, refuseUnlessWaiting, tellCharge } from '../charges.ts'
import { readCast } from '../present.ts'
import { writeChargeState } from '../store.ts'

export const confirmCharge = implement(payments.confirmCharge, async (tx, caller, input) => {
  const held = await accessCharge(tx.db, caller.memberId, input.chargeId, { as: ['payer'], hold: 'change' })
  refuseUnlessWaiting(held, tx.now)
  const cast = await readCast(tx.db, [held])
  if (!cast.stalls.get(held.stall_id)?.open) throw refuse('merchants.stallClosed')
  const { amount, currency } = held
  await checkPin(tx, caller, { amount: BigInt(amount), currency }, input.pinProof)
  await moveOrRefuse(tx, moveOfCharge(cast, held, caller))
  const row = await writeChargeState(tx.db, held.id, 'paid')
  await recordCharge(tx, cast, row)
  return { charge: tellCharge(tx, cast, row) }
})
