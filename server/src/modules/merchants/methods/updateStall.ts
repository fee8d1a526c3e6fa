import { merchants } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { presentStall } from '../present.ts'
import { tidyLine } from '../rules.ts'
import type { MerchantsServices } from '../services.ts'
import { updateStallRow } from '../store.ts'

export const updateStall = ({ host }: MerchantsServices) =>
  implement(merchants.updateStall, async (tx, caller, input) => {
    const row = await updateStallRow(tx.db, caller.memberId, {
      name: tidyLine(input.name),
      category: input.category,
      city: tidyLine(input.city),
      region: input.region,
      open: input.open,
    })
    if (!row) throw refuse('merchants.noStall')
    const stall = presentStall(row, host)
    tx.emit('merchants.stallChanged', [caller.memberId], { stall })
    return { stall }
  })
