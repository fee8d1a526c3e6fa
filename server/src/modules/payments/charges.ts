/** Charges as they are made and end. */
import type { Charge, ChargeState } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { Writing } from '../../schema/index.ts'
import type { Actor, Move } from '../wallet/index.ts'
import { type Cast, presentCharge, readCast } from './present.ts'
import { chargeStateAt } from './rules.ts'
import { recordPayments } from './settle.ts'
import { type ChargeRow, type PaymentRow, writeChargeState, writeChargesExpired } from './store.ts'

/** Throws `payments.chargeNotWaiting`. */
export function refuseUnlessWaiting(charge: ChargeRow, now: Date): void {
  const state = chargeStateAt(charge, now)
  if (state !== 'waiting') throw refuse('payments.chargeNotWaiting', { state })
}

/** Money for a charge. `actor` is the payer with the device that agreed: by its PIN, or by showing the code. */
export function moveOfCharge(cast: Cast, charge: ChargeRow, actor: Actor): Move {
  const stall = cast.stalls.get(charge.stall_id)
  return {
    id: charge.id,
    from: { memberId: charge.payer_id },
    to: { memberId: charge.payee_id },
    amount: BigInt(charge.amount),
    currency: charge.currency,
    phase: 'now',
    kind: 'payment',
    note: charge.note,
    referenceId: charge.id,
    ...(stall && { with: { from: { memberId: charge.payee_id, name: stall.name } } }),
    actor,
    spends: true,
  }
}

/** Once its money moved: the payment. */
export async function recordCharge(tx: Writing, cast: Cast, charge: ChargeRow): Promise<void> {
  const row: PaymentRow = {
    id: charge.id,
    payer_id: charge.payer_id,
    payee_id: charge.payee_id,
    stall_id: charge.stall_id,
    order_id: null,
    amount: charge.amount,
    currency: charge.currency,
    note: charge.note,
    way: 'shown',
    at: tx.now,
  }
  await recordPayments(tx, cast, [row])
}

/** Tells both sides how a charge is now. */
export function tellCharge(tx: Writing, cast: Cast, row: ChargeRow): Charge {
  const charge = presentCharge(cast, row, tx.now)
  tx.emit('payments.chargeChanged', [row.payer_id, row.payee_id], { charge })
  return charge
}

/** Ends a waiting charge without money. */
export async function endCharge(tx: Writing, charge: ChargeRow, state: ChargeState): Promise<Charge> {
  refuseUnlessWaiting(charge, tx.now)
  const row = await writeChargeState(tx.db, charge.id, state)
  return tellCharge(tx, await readCast(tx.db, [row]), row)
}

/** Writes down that charges expired, at most `limit`, and tells both sides. @returns how many */
export async function expireCharges(tx: Writing, limit: number): Promise<number> {
  const rows = await writeChargesExpired(tx.db, tx.now, limit)
  const cast = await readCast(tx.db, rows)
  for (const row of rows) tellCharge(tx, cast, row)
  return rows.length
}
