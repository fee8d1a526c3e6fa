import { merchants } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { hostOf } from '../host.ts'
import { presentStall } from '../present.ts'
import { findStallOf } from '../store.ts'

export const getStall = implement(merchants.getStall, async (tx, caller) => {
  const row = await findStallOf(tx.db, caller.memberId)
  return { stall: row ? presentStall(row, hostOf(tx)) : null }
})
