import { merchants } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessOwnOrder } from '../access.ts'
import { presentOrder } from '../present.ts'
import type { MerchantsServices } from '../services.ts'

export const getOrder = ({ host }: MerchantsServices) =>
  implement(merchants.getOrder, async (tx, caller, input) => {
    const { stall, order } = await accessOwnOrder(tx.db, caller.memberId, input.orderId, 'read')
    return { order: presentOrder(stall, order, tx.now, host) }
  })
