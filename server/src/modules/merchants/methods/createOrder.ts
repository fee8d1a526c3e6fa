import { merchants } from '@sampan/contract'
import { CODE_AMOUNT_MAX } from '@sampan/contract/codes/index.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessOwnStall } from '../access.ts'
import { hostOf } from '../host.ts'
import { presentOrder } from '../present.ts'
import { ORDER_MS } from '../rules.ts'
import { findOrder, insertOrder } from '../store.ts'

/** The same id with the same body is made once and answered again, as it is by then. */
export const createOrder = implement(merchants.createOrder, async (tx, caller, input) => {
  const stall = await accessOwnStall(tx.db, caller.memberId)
  if (BigInt(input.amount) > CODE_AMOUNT_MAX) throw refuse('payments.amountTooLarge', { max: String(CODE_AMOUNT_MAX) })
  const known = await findOrder(tx.db, input.orderId)
  if (!known && !stall.open) throw refuse('merchants.stallClosed')
  const made = known
    ? undefined
    : await insertOrder(tx.db, {
        id: input.orderId,
        stall_id: stall.id,
        amount: input.amount,
        currency: stall.currency,
        reference: input.reference,
        note: input.note,
        state: 'open',
        payment_id: null,
        created_at: tx.now,
        expires_at: new Date(tx.now.getTime() + ORDER_MS),
      })
  const row = made ?? known ?? (await findOrder(tx.db, input.orderId))
  const same =
    row?.stall_id === stall.id &&
    row.amount === input.amount &&
    row.reference === input.reference &&
    row.note === input.note
  if (!same) throw refuse('request.conflict')
  const order = presentOrder(stall, row, tx.now, hostOf(tx))
  if (made) tx.emit('merchants.orderChanged', [caller.memberId], { order })
  return { order }
})
