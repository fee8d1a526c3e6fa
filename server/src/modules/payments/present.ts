/** Rows into the contract's shapes. Names are read when asked for: people and stalls are called what they are called now. */
import type { Charge, Member, Payment, PaymentParty } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { Queryable } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import { presentStallCard, readStalls, type StallRow } from '../merchants/index.ts'
import { chargeStateAt } from './rules.ts'
import type { ChargeRow, PaymentRow } from './store.ts'

/** Who stands in payments and charges. */
export interface Cast {
  people: ReadonlyMap<string, Member>
  stalls: ReadonlyMap<string, StallRow>
}

type Played = Pick<PaymentRow, 'payer_id' | 'payee_id' | 'stall_id'>

/** Everyone in some payments or charges, in two queries. */
export async function readCast(db: Queryable, rows: readonly Played[]): Promise<Cast> {
  const stalls = await readStalls(
    db,
    rows.flatMap((row) => row.stall_id ?? []),
  )
  const people = await readMembers(
    db,
    rows.flatMap((row) => [row.payer_id, row.payee_id]),
  )
  return { people, stalls }
}

export function partyOf({ people }: Cast, memberId: string): PaymentParty {
  const member = people.get(memberId)
  if (!member) throw new Error('A payment is between members')
  return { memberId, name: member.name, avatarFileId: member.avatarFileId }
}

function cardOf({ stalls }: Cast, stallId: string) {
  const stall = stalls.get(stallId)
  if (!stall) throw new Error('Stalls are closed, never deleted')
  return presentStallCard(stall)
}

export const presentPayment = (cast: Cast, row: PaymentRow): Payment => ({
  id: row.id,
  payer: partyOf(cast, row.payer_id),
  payee: partyOf(cast, row.payee_id),
  stall: row.stall_id === null ? null : cardOf(cast, row.stall_id),
  orderId: row.order_id,
  amount: row.amount,
  currency: row.currency,
  note: row.note,
  way: row.way,
  at: wireInstant(row.at),
})

export const presentCharge = (cast: Cast, row: ChargeRow, now: Date): Charge => ({
  id: row.id,
  payer: partyOf(cast, row.payer_id),
  payee: partyOf(cast, row.payee_id),
  stall: cardOf(cast, row.stall_id),
  amount: row.amount,
  currency: row.currency,
  note: row.note,
  state: chargeStateAt(row, now),
  createdAt: wireInstant(row.created_at),
  expiresAt: wireInstant(row.expires_at),
})
