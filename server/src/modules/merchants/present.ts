/** Rows into the contract's shapes, with what their codes hold. */
import type { Order, Stall, StallCard, StallCategory } from '@sampan/contract'
import { writePaymentCode } from '@sampan/contract/codes/index.ts'
import { wireInstant } from '../../kernel/clock.ts'
import { orderStateAt } from './rules.ts'
import type { OrderRow, StallRow } from './store.ts'

/** ISO 18245 merchant category codes. */
const categoryCodes: Record<StallCategory, string> = {
  food: '5812',
  groceries: '5411',
  clothing: '5651',
  crafts: '5970',
  flowers: '5992',
  books: '5942',
  electronics: '5732',
  beauty: '7230',
  health: '5912',
  transport: '4121',
  repairs: '7699',
  culture: '7922',
  other: '5999',
}

/** Which language a name is in, by its letters: other systems' readers choose a voice by it, or letters. */
function languageOf(text: string): string {
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  if (/\p{Script=Arabic}/u.test(text)) return 'ar'
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en'
}

const wordsOf = (stall: StallRow) => ({
  categoryCode: categoryCodes[stall.category],
  country: stall.region,
  name: stall.name,
  city: stall.city,
  language: languageOf(stall.name + stall.city),
  currency: stall.currency,
})

/** @param host of this server, which is who knows the stall */
export const presentStall = (stall: StallRow, host: string): Stall => ({
  id: stall.id,
  ownerId: stall.owner_id,
  name: stall.name,
  category: stall.category,
  city: stall.city,
  region: stall.region,
  currency: stall.currency,
  open: stall.open,
  code: writePaymentCode({
    ...wordsOf(stall),
    host,
    payee: { kind: 'stall', id: stall.id },
    once: false,
    amount: null,
    reference: '',
    note: '',
  }),
  createdAt: wireInstant(stall.created_at),
})

/** What payers see of a stall. */
export const presentStallCard = ({ id, name, category, city }: StallRow): StallCard => ({ id, name, category, city })

export const presentOrder = (stall: StallRow, order: OrderRow, now: Date, host: string): Order => ({
  id: order.id,
  stallId: order.stall_id,
  amount: order.amount,
  currency: order.currency,
  reference: order.reference,
  note: order.note,
  state: orderStateAt(order, now),
  code: writePaymentCode({
    ...wordsOf(stall),
    host,
    payee: { kind: 'order', id: order.id },
    once: true,
    amount: BigInt(order.amount),
    currency: order.currency,
    reference: order.reference,
    note: order.note,
  }),
  paymentId: order.payment_id,
  createdAt: wireInstant(order.created_at),
  expiresAt: wireInstant(order.expires_at),
})
