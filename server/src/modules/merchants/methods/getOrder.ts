import { merchants } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessOwnOrder } from '../access.ts'
import { hostOf } from '../host.ts'
import { presentOrder } from '../present.ts'

export const getOrder = implement(merchants.getOrder, async (tx, caller, input) => {
  const { stall, order } = await accessOwnOrder(tx.db, caller.memberId, input.orderId, 'read')
  return { order: presentOrder(stall, order, tx.now, hostOf(tx)) }
})
