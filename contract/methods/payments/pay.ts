import Type from 'typebox'
import { ClientId, Cursor, closed, nullable } from '../../bodies/common.ts'
import { Amount, Balance, Currency, MoneyNote, PinProof } from '../../bodies/money.ts'
import { Payable, Payee, Payment } from '../../bodies/payments.ts'
import { command, read } from '../../define.ts'
import { spendingErrors } from '../wallet/moving.ts'

export const pay = command('payments.pay', {
  caller: 'member',
  summary: 'Pay a person, a stall or an order. The same paymentId with the same input is paid once and answered again.',
  input: Type.Object(
    {
      paymentId: ClientId,
      to: Payee,
      amount: Amount,
      currency: Currency,
      note: MoneyNote,
      pinProof: Type.Optional(PinProof),
    },
    closed,
  ),
  output: Type.Object({ payment: Payment, balance: Balance }, closed),
  errors: [
    'payments.payeeNotFound',
    'payments.self',
    'payments.amountTooLarge',
    'payments.termsDiffer',
    'merchants.stallClosed',
    'merchants.orderNotOpen',
    ...spendingErrors,
  ],
  events: ['wallet.moved', 'payments.received', 'merchants.orderChanged'],
  limit: { burst: 60, perMinute: 120 },
})

/** As long as a QR code of the sort can be. */
const ScannedText = Type.String({ minLength: 1, maxLength: 1024 })

export const resolveCode = read('payments.resolveCode', {
  caller: 'member',
  summary: 'What a scanned payment code asks for: who is paid, and how much where that is fixed.',
  input: Type.Object({ text: ScannedText }, closed),
  output: Type.Object({ payable: Payable }, closed),
  errors: [
    'payments.codeUnreadable',
    'payments.payeeNotFound',
    'payments.self',
    'payments.amountTooLarge',
    'merchants.stallClosed',
    'merchants.orderNotOpen',
  ],
  limit: { burst: 60, perMinute: 60 },
})

export const listReceived = read('payments.listReceived', {
  caller: 'member',
  summary: 'What the member was paid by code, newest first: as a person or at its stall.',
  input: Type.Object(
    {
      at: Type.Union([Type.Literal('person'), Type.Literal('stall')]),
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    closed,
  ),
  output: Type.Object({ payments: Type.Array(Payment), nextCursor: nullable(Cursor) }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})
