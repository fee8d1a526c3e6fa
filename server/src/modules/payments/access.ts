/** The only door to a charge: its payer and its stall's owner. For all others it does not exist. */
import { refuse } from '../../kernel/errors.ts'
import type { Queryable } from '../../schema/index.ts'
import { type ChargeRow, findCharge, lockCharge } from './store.ts'

export type ChargeRole = 'payer' | 'payee'

/** Throws `payments.chargeNotFound`. */
export async function accessCharge(
  db: Queryable,
  callerId: string,
  chargeId: string,
  { as, hold }: { as: readonly ChargeRole[]; hold: 'read' | 'change' },
): Promise<ChargeRow> {
  const charge = hold === 'read' ? await findCharge(db, chargeId) : await lockCharge(db, chargeId)
  const isTheirs =
    charge &&
    ((as.includes('payer') && charge.payer_id === callerId) || (as.includes('payee') && charge.payee_id === callerId))
  if (!isTheirs) throw refuse('payments.chargeNotFound')
  return charge
}
