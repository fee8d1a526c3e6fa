import { merchants } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { hostOf } from '../host.ts'
import { presentStall } from '../present.ts'
import { tidyLine } from '../rules.ts'
import { updateStallRow } from '../store.ts'

export const updateStall = implement(merchants.updateStall, async (tx, caller, input) => {
  const row = await updateStallRow(tx.db, caller.memberId, {
    name: tidyLine(input.name),
    category: input.category,
    city: tidyLine(input.city),
    region: input.region,
    open: input.open,
  })
  if (!row) throw refuse('merchants.noStall')
  const stall = presentStall(row, hostOf(tx))
  tx.emit('merchants.stallChanged', [caller.memberId], { stall })
  return { stall }
})
