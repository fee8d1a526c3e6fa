import { merchants } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessOwnOrder } from '../access.ts'
import { hostOf } from '../host.ts'
import { presentOrder } from '../present.ts'
import { orderStateAt } from '../rules.ts'
import { writeOrderState } from '../store.ts'

export const cancelOrder = implement(merchants.cancelOrder, async (tx, caller, input) => {
  const { stall, order: held } = await accessOwnOrder(tx.db, caller.memberId, input.orderId, 'change')
  const state = orderStateAt(held, tx.now)
  if (state !== 'open') throw refuse('merchants.orderNotOpen', { state })
  const order = presentOrder(stall, await writeOrderState(tx.db, held.id, 'cancelled'), tx.now, hostOf(tx))
  tx.emit('merchants.orderChanged', [caller.memberId], { order })
  return { order }
})
