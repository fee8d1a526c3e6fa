import { merchants } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { requireCurrency } from '../../wallet/index.ts'
import { hostOf } from '../host.ts'
import { presentStall } from '../present.ts'
import { tidyLine } from '../rules.ts'
import { insertStall } from '../store.ts'

export const openStall = implement(merchants.openStall, async (tx, caller, input) => {
  requireCurrency(tx, input.currency)
  const row = await insertStall(tx.db, {
    id: tx.newId(),
    owner_id: caller.memberId,
    name: tidyLine(input.name),
    category: input.category,
    city: tidyLine(input.city),
    region: input.region,
    currency: input.currency,
    created_at: tx.now,
  })
  if (!row) throw refuse('merchants.stallExists')
  const stall = presentStall(row, hostOf(tx))
  tx.emit('merchants.stallChanged', [caller.memberId], { stall })
  return { stall }
})
