import { merchants } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessOwnStall } from '../access.ts'
import { dayIn } from '../days.ts'
import type { MerchantsServices } from '../services.ts'
import { sumTakings } from '../takings.ts'

export const getTakings = ({ sumPayments }: MerchantsServices) =>
  implement(merchants.getTakings, async (tx, caller, input) => {
    const stall = await accessOwnStall(tx.db, caller.memberId)
    const span = dayIn(input.day, input.timeZone)
    if (!span) throw refuse('merchants.dayUnknown')
    const quarters = await sumPayments(tx.db, stall.id, span.from, span.until)
    return { takings: sumTakings(input.day, stall.currency, span, quarters) }
  })
