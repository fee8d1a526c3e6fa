import Type from 'typebox'
import { ClientId, closed, Id } from '../../bodies/common.ts'
import { Order, OrderReference } from '../../bodies/merchants.ts'
import { Amount, MoneyNote } from '../../bodies/money.ts'
import { command, read } from '../../define.ts'

const output = Type.Object({ order: Order }, closed)
/** A till makes one for each customer. */
const limit = { burst: 60, perMinute: 120 }

export const createOrder = command('merchants.createOrder', {
  caller: 'member',
  summary: 'Ask for an amount by a code that can be paid once, within 15 minutes.',
  input: Type.Object({ orderId: ClientId, amount: Amount, reference: OrderReference, note: MoneyNote }, closed),
  output,
  errors: ['merchants.noStall', 'merchants.stallClosed', 'payments.amountTooLarge'],
  events: ['merchants.orderChanged'],
  limit,
})

export const cancelOrder = command('merchants.cancelOrder', {
  caller: 'member',
  summary: 'Take back an order that nobody paid.',
  input: Type.Object({ orderId: Id }, closed),
  output,
  errors: ['merchants.orderNotFound', 'merchants.orderNotOpen'],
  events: ['merchants.orderChanged'],
  limit,
})

export const getOrder = read('merchants.getOrder', {
  caller: 'member',
  summary: 'One order of one’s own stall.',
  input: Type.Object({ orderId: Id }, closed),
  output,
  errors: ['merchants.orderNotFound'],
  limit: { burst: 120, perMinute: 240 },
})
