import Type from 'typebox'
import { ClientId, closed, Empty, Id, Instant } from '../../bodies/common.ts'
import { Amount, MoneyNote, PinProof } from '../../bodies/money.ts'
import { Charge, IssuedCode, PayCode } from '../../bodies/payments.ts'
import { command, read } from '../../define.ts'
import { spendingErrors } from '../wallet/moving.ts'

const output = Type.Object({ charge: Charge }, closed)
const input = Type.Object({ chargeId: Id }, closed)
const limit = { burst: 60, perMinute: 120 }

/** The server keeps only what it needs to know them again; whoever wants a code must have been given it here. */
export const issueCodes = command('payments.issueCodes', {
  caller: 'member',
  summary: 'Codes to show at a till, one for each minute of the coming hour: good once, for this device alone.',
  input: Empty,
  output: Type.Object({ codes: Type.Array(IssuedCode), now: Instant }, closed),
  errors: [],
  events: [],
  limit: { burst: 10, perMinute: 6 },
})

export const charge = command('payments.charge', {
  caller: 'member',
  summary: 'Charge the owner of a shown code: paid at once, or once the owner agreed with the PIN.',
  input: Type.Object({ chargeId: ClientId, code: PayCode, amount: Amount, note: MoneyNote }, closed),
  output,
  errors: [
    'merchants.noStall',
    'merchants.stallClosed',
    'payments.amountTooLarge',
    'payments.tooManyGuesses',
    'payments.codeUnknown',
    'payments.codeStale',
    'payments.codeUsed',
    'payments.self',
    'payments.payerCannotPay',
    'wallet.payeeCannotReceive',
    'wallet.idUsed',
  ],
  events: ['payments.chargeChanged', 'wallet.moved', 'payments.received'],
  limit,
})

export const getCharge = read('payments.getCharge', {
  caller: 'member',
  summary: 'A charge, for the payer and the stall.',
  input,
  output,
  errors: ['payments.chargeNotFound'],
  limit: { burst: 120, perMinute: 240 },
})

export const listWaitingCharges = read('payments.listWaitingCharges', {
  caller: 'member',
  summary: 'What the caller is asked to agree to.',
  input: Empty,
  output: Type.Object({ charges: Type.Array(Charge) }, closed),
  errors: [],
  limit,
})

export const confirmCharge = command('payments.confirmCharge', {
  caller: 'member',
  summary: 'Agree to a charge and pay it.',
  input: Type.Object({ chargeId: Id, pinProof: Type.Optional(PinProof) }, closed),
  output,
  errors: ['payments.chargeNotFound', 'payments.chargeNotWaiting', 'merchants.stallClosed', ...spendingErrors],
  events: ['payments.chargeChanged', 'wallet.moved', 'payments.received'],
  limit,
})

export const declineCharge = command('payments.declineCharge', {
  caller: 'member',
  summary: 'Do not agree to a charge.',
  input,
  output,
  errors: ['payments.chargeNotFound', 'payments.chargeNotWaiting'],
  events: ['payments.chargeChanged'],
  limit,
})

export const cancelCharge = command('payments.cancelCharge', {
  caller: 'member',
  summary: 'Take back a charge that still waits.',
  input,
  output,
  errors: ['payments.chargeNotFound', 'payments.chargeNotWaiting'],
  events: ['payments.chargeChanged'],
  limit,
})
