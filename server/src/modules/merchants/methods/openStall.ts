import { merchants } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { presentStall } from '../present.ts'
import { tidyLine } from '../rules.ts'
import type { MerchantsServices } from '../services.ts'
import { insertStall } from '../store.ts'

export const openStall = ({ currencies, host }: MerchantsServices) =>
  implement(merchants.openStall, async (tx, caller, input) => {
    if (!currencies.includes(input.currency)) throw refuse('wallet.currencyNotOffered')
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
    const stall = presentStall(row, host)
    tx.emit('merchants.stallChanged', [caller.memberId], { stall })
    return { stall }
  })
