import Type from 'typebox'
import { ClientId, closed, Id } from '../../bodies/common.ts'
import { Amount, Currency, MoneyNote, PinProof } from '../../bodies/money.ts'
import { BILL_SHARES_MAX } from '../../bodies/moneyMessages.ts'
import { Bill } from '../../bodies/transfers.ts'
import { command, read } from '../../define.ts'
import { spendingErrors } from '../wallet/moving.ts'

const output = Type.Object({ bill: Bill }, closed)
const input = Type.Object({ billId: Id }, closed)
const limit = { burst: 30, perMinute: 60 }

export const create = command('bills.create', {
  caller: 'member',
  summary:
    'Ask for money in a conversation: one person for an amount, or several for equal or named shares. Nothing moves until they pay.',
  input: Type.Object(
    {
      /** Also the id of the message that appears in the conversation. */
      billId: ClientId,
      conversationId: Id,
      currency: Currency,
      note: MoneyNote,
      split: Type.Union([
        Type.Object({ way: Type.Literal('ask'), memberId: Id, amount: Amount }, closed),
        /** With the caller among `memberIds` its own share counts as paid. What does not divide is handed out unit by unit. */
        Type.Object(
          {
            way: Type.Literal('equal'),
            total: Amount,
            memberIds: Type.Array(Id, { minItems: 1, maxItems: BILL_SHARES_MAX, uniqueItems: true }),
          },
          closed,
        ),
        Type.Object(
          {
            way: Type.Literal('named'),
            shares: Type.Array(Type.Object({ memberId: Id, amount: Amount }, closed), {
              minItems: 1,
              maxItems: BILL_SHARES_MAX,
            }),
          },
          closed,
        ),
      ]),
    },
    closed,
  ),
  output,
  errors: [
    'chat.conversationNotFound',
    'chat.notAccepting',
    'chat.adminsOnly',
    'bills.notAllHere',
    'bills.nobodyAsked',
    'bills.sharedTwice',
    'bills.sharesTooSmall',
    'bills.tooLarge',
    'bills.idUsed',
    'wallet.currencyNotOffered',
  ],
  events: [],
  limit,
})

export const pay = command('bills.pay', {
  caller: 'member',
  summary: 'Pay one’s share of a bill. The same paymentId is paid once and answered again.',
  input: Type.Object(
    {
      billId: Id,
      /** Of the movement in the wallets. */
      paymentId: ClientId,
      pinProof: Type.Optional(PinProof),
    },
    closed,
  ),
  output,
  errors: ['bills.notFound', 'bills.noShare', 'bills.alreadyPaid', 'bills.notOpen', ...spendingErrors],
  events: ['chat.bodyChanged', 'wallet.moved'],
  limit,
})

export const remind = command('bills.remind', {
  caller: 'member',
  summary: 'Call those who have not paid, by a message that mentions them. At most every six hours for one bill.',
  input,
  output,
  errors: [
    'bills.notFound',
    'bills.notYours',
    'bills.notOpen',
    'bills.nobodyToRemind',
    'bills.remindedLately',
    'chat.notAccepting',
    'chat.adminsOnly',
  ],
  events: [],
  limit,
})

export const close = command('bills.close', {
  caller: 'member',
  summary:
    'End a bill of one’s own: nobody can pay it any more. What was paid stays paid. Closing again changes nothing.',
  input,
  output,
  errors: ['bills.notFound', 'bills.notYours', 'bills.notOpen'],
  events: ['chat.bodyChanged'],
  limit,
})

export const getBill = read('bills.getBill', {
  caller: 'member',
  summary: 'A bill, for those who can see its message.',
  input,
  output,
  errors: ['bills.notFound'],
  limit: { burst: 60, perMinute: 240 },
})
