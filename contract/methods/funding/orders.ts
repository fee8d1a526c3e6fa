import Type from 'typebox'
import { ClientId, Cursor, closed, Id, nullable } from '../../bodies/common.ts'
import { FundingOrder } from '../../bodies/funding.ts'
import { Amount, Currency, PinProof } from '../../bodies/money.ts'
import { command, read } from '../../define.ts'
import { spendingErrors } from '../wallet/moving.ts'

const limit = { burst: 10, perMinute: 20 }
const output = Type.Object({ order: FundingOrder }, closed)

/** The same `orderId` with the same content answers the order as it is now; with other content `wallet.idUsed`. */
const input = Type.Object(
  { orderId: ClientId, sourceId: Id, amount: Amount, currency: Currency, pinProof: Type.Optional(PinProof) },
  closed,
)
const errors = [
  'funding.sourceNotFound',
  'funding.directionNotOffered',
  'funding.currencyNotOffered',
  'funding.amountOutOfRange',
  'funding.tooManyUnderWay',
  ...spendingErrors,
] as const

/** Answered as soon as it is on its way; `funding.orderChanged` tells how it goes on. */
export const topUp = command('funding.topUp', {
  caller: 'member',
  summary: 'Bring money from a linked bank account or card into the wallet.',
  input,
  output,
  errors,
  events: ['funding.orderChanged', 'wallet.moved'],
  limit,
})

/** The amount is held in the wallet at once, and leaves it or comes free as the bank says. */
export const withdraw = command('funding.withdraw', {
  caller: 'member',
  summary: 'Bring money from the wallet to a linked bank account. Takes the PIN, whatever the amount.',
  input,
  output,
  errors: [...errors, 'funding.owed'],
  events: ['funding.orderChanged', 'wallet.moved'],
  limit,
})

export const getOrder = read('funding.getOrder', {
  caller: 'member',
  summary: 'A top-up or a withdrawal of the caller’s.',
  input: Type.Object({ orderId: Id }, closed),
  output,
  errors: ['funding.orderNotFound'],
  limit: { burst: 120, perMinute: 240 },
})

export const listOrders = read('funding.listOrders', {
  caller: 'member',
  summary: 'Top-ups and withdrawals of the caller’s, newest first.',
  input: Type.Object(
    { cursor: Type.Optional(Cursor), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) },
    closed,
  ),
  output: Type.Object({ orders: Type.Array(FundingOrder), nextCursor: nullable(Cursor) }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})

/** What a real bank asks on a page of its own. What comes of it is told by `funding.orderChanged`. */
export const answerTestBank = command('funding.answerTestBank', {
  caller: 'member',
  summary: 'Confirm or refuse a top-up in the name of the test bank’s customer.',
  input: Type.Object({ orderId: Id, confirmed: Type.Boolean() }, closed),
  output,
  errors: ['funding.orderNotFound', 'funding.nothingAsked'],
  events: ['funding.orderChanged', 'wallet.moved'],
  limit,
})
