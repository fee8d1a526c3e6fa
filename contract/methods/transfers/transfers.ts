import Type from 'typebox'
import { ClientId, closed, Id } from '../../bodies/common.ts'
import { Amount, Currency, MoneyNote, PinProof } from '../../bodies/money.ts'
import { Transfer } from '../../bodies/transfers.ts'
import { command, read } from '../../define.ts'
import { movingErrors, spendingErrors } from '../wallet/moving.ts'

const output = Type.Object({ transfer: Transfer }, closed)
const input = Type.Object({ transferId: Id }, closed)
const limit = { burst: 30, perMinute: 60 }

export const send = command('transfers.send', {
  caller: 'member',
  summary:
    'Send money to a contact, in their direct conversation. It is held until the receiver accepts or returns it, for at most 24 hours. The same transferId with the same input is sent once and answered again.',
  input: Type.Object(
    {
      /** Also the id of the message that appears in the conversation. */
      transferId: ClientId,
      conversationId: Id,
      amount: Amount,
      currency: Currency,
      note: MoneyNote,
      pinProof: Type.Optional(PinProof),
    },
    closed,
  ),
  output,
  errors: ['chat.conversationNotFound', 'chat.notAccepting', 'transfers.directOnly', ...spendingErrors],
  events: ['wallet.moved'],
  limit,
})

export const accept = command('transfers.accept', {
  caller: 'member',
  summary: 'Take the money of a transfer. Accepting again changes nothing.',
  input,
  output,
  errors: [
    'transfers.notFound',
    'transfers.notForYou',
    'transfers.notWaiting',
    'transfers.notPayable',
    ...movingErrors,
  ],
  events: ['chat.bodyChanged', 'wallet.moved'],
  limit,
})

/** `return` is a word of the language. */
export const giveBack = command('transfers.return', {
  caller: 'member',
  summary: 'Give the money of a transfer back to its sender. Returning again changes nothing.',
  input,
  output,
  errors: ['transfers.notFound', 'transfers.notForYou', 'transfers.notWaiting', ...movingErrors],
  events: ['chat.bodyChanged', 'wallet.moved'],
  limit,
})

export const getTransfer = read('transfers.getTransfer', {
  caller: 'member',
  summary: 'A transfer, for its sender and its receiver.',
  input,
  output,
  errors: ['transfers.notFound'],
  limit: { burst: 60, perMinute: 240 },
})
