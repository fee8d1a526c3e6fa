import { merchants } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { presentStall } from '../present.ts'
import type { MerchantsServices } from '../services.ts'
import { findStallOf } from '../store.ts'

export const getStall = ({ host }: MerchantsServices) =>
  implement(merchants.getStall, async (tx, caller) => {
    const row = await findStallOf(tx.db, caller.memberId)
    return { stall: row ? presentStall(row, host) : null }
  })
