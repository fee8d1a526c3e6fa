import { payments } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from '../../../kernel/cursor.ts'
import { implement, type Queryable } from '../../../schema/index.ts'
import { findOwnStall } from '../../merchants/index.ts'
import { presentPayment, readCast } from '../present.ts'
import { listReceivedPayments, type PaymentPlace, type PaymentRow } from '../store.ts'

const PAGE = 50

export const listReceived = implement(payments.listReceived, async (tx, caller, input) => {
  const limit = input.limit ?? PAGE
  const after = input.cursor === undefined ? null : placeOf(input.cursor)
  const rows = await list(tx.db, caller.memberId, input.at, after, limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const cast = await readCast(tx.db, page)
  return {
    payments: page.map((row) => presentPayment(cast, row)),
    nextCursor: last ? encodeCursor([wireInstant(last.at), last.id]) : null,
  }
})

async function list(
  db: Queryable,
  callerId: string,
  at: 'person' | 'stall',
  after: PaymentPlace | null,
  limit: number,
): Promise<PaymentRow[]> {
  if (at === 'person') return listReceivedPayments(db, { payeeId: callerId }, after, limit)
  const stall = await findOwnStall(db, callerId)
  return stall ? listReceivedPayments(db, { stallId: stall.id }, after, limit) : []
}

function placeOf(cursor: string): PaymentPlace {
  const [at = '', id = ''] = decodeCursor(cursor, [INSTANT_PART, UUID_PART])
  return { id, at: new Date(at) }
}
