import Type from 'typebox'
import { closed, Empty, Instant } from '../../bodies/common.ts'
import { Amount, AmountOrZero, Currency, PinProof } from '../../bodies/money.ts'
import { Pin, WalletStanding } from '../../bodies/wallet.ts'
import { command } from '../../define.ts'

/**
 * Methods that take a PIN keep no idempotency key, so that nothing of a PIN is ever stored but its argon2id hash.
 * Repeating them does no harm. Wrong tries count across devices and methods: five lock the PIN for a quarter of an
 * hour, five more for an hour, then for six hours, then for a day each time; the right one begins to count anew.
 */
const limit = { burst: 10, perMinute: 10 }
const output = Type.Object({ standing: WalletStanding }, closed)
const events = ['wallet.standingChanged'] as const

export const setPin = command('wallet.setPin', {
  caller: 'member',
  summary: 'Set a PIN where there is none yet.',
  input: Type.Object({ pin: Pin }, closed),
  output,
  errors: ['wallet.pinAlreadySet', 'wallet.pinTooSimple'],
  events,
  limit,
})

/** Ends a reset that was asked for: whoever knows the PIN needs none. */
export const changePin = command('wallet.changePin', {
  caller: 'member',
  summary: 'Change the PIN by the old one.',
  input: Type.Object({ current: Pin, next: Pin }, closed),
  output,
  errors: ['wallet.pinNotSet', 'wallet.pinWrong', 'wallet.pinLocked', 'wallet.pinTooSimple'],
  events,
  limit,
})

/** For a forgotten PIN. All devices are told, and whoever did not want it has a day to cancel it. */
export const beginPinReset = command('wallet.beginPinReset', {
  caller: 'member',
  summary:
    'Ask to set a new PIN without the old one: on a device that signed in within 15 minutes; allowed a day later.',
  input: Empty,
  output,
  errors: ['wallet.pinNotSet', 'wallet.signInAgain'],
  events,
  limit,
})

export const cancelPinReset = command('wallet.cancelPinReset', {
  caller: 'member',
  summary: 'Give up a reset of the PIN; from any device.',
  input: Empty,
  output,
  errors: ['wallet.pinResetNotBegun'],
  events,
  limit,
})

export const finishPinReset = command('wallet.finishPinReset', {
  caller: 'member',
  summary: 'Set the new PIN, once the waiting time is over: on the device that asked, or one that signed in anew.',
  input: Type.Object({ pin: Pin }, closed),
  output,
  errors: ['wallet.pinResetNotBegun', 'wallet.pinResetTooEarly', 'wallet.signInAgain', 'wallet.pinTooSimple'],
  events,
  limit,
})

/** See `PinProof`. The right PIN ends a reset that was asked for. */
export const provePin = command('wallet.provePin', {
  caller: 'member',
  summary: 'Show the PIN for one payment: answers a proof that goes with it, good for five minutes on this device.',
  input: Type.Object({ pin: Pin, amount: Amount, currency: Currency }, closed),
  output: Type.Object({ proof: PinProof, expiresAt: Instant }, closed),
  errors: ['wallet.currencyNotOffered', 'wallet.pinNotSet', 'wallet.pinWrong', 'wallet.pinLocked'],
  events,
  limit: { burst: 20, perMinute: 20 },
})

export const setPinFree = command('wallet.setPinFree', {
  caller: 'member',
  summary: 'Up to which amount to pay without PIN; to raise it takes a proof for the new amount.',
  input: Type.Object({ amount: AmountOrZero, currency: Currency, pinProof: Type.Optional(PinProof) }, closed),
  output,
  errors: [
    'wallet.currencyNotOffered',
    'wallet.pinFreeTooHigh',
    'wallet.pinNotSet',
    'wallet.pinRequired',
    'wallet.pinProofInvalid',
  ],
  events,
  limit: { burst: 20, perMinute: 20 },
})
