/** PINs in the making: tries are counted before they are judged, so that many at once are no more tries than one by one. */

import { wireInstant } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Writing } from '../../schema/index.ts'
import { isLocked, isSimplePin, lockAfter, triesLeft } from './rules.ts'
import type { WalletServices } from './services.ts'
import { pinRecordOf, tellStanding } from './standing.ts'
import { lockWallet, type WalletRow, writeWallet } from './store/wallets.ts'

type PinServices = Pick<WalletServices, 'transactions' | 'pins'>

/** @throws Refusal `wallet.pinTooSimple` */
export function requireGoodPin(pin: string): void {
  if (isSimplePin(pin)) throw refuse('wallet.pinTooSimple')
}

/**
 * Judges a PIN, in transactions of its own: a wrong try counts although the call is refused.
 * @returns the hash that it fits, for `acceptPin`
 * @throws Refusal `wallet.pinNotSet`, `wallet.pinLocked` with `until`, or `wallet.pinWrong` with `triesLeft`
 */
export async function judgePin({ transactions, pins }: PinServices, memberId: string, pin: string): Promise<string> {
  const taken = await transactions.write((tx) => takeTry(tx, memberId))
  const fits = await pins.verify(taken.hash, pin).catch(async (reason: unknown) => {
    // Nobody looked at it, so it was no try.
    await transactions.write((tx) => giveTryBack(tx, memberId, taken))
    throw reason
  })
  if (fits) return taken.hash
  if (taken.lockedUntil === null) throw refuse('wallet.pinWrong', { triesLeft: triesLeft(taken.wrongTries) })
  await transactions.write(async (tx) => tellStanding(tx, await lockWallet(tx.db, memberId)))
  throw refuse('wallet.pinLocked', { until: wireInstant(taken.lockedUntil) })
}

interface TakenTry {
  hash: string
  wrongTries: number
  /** Where this try, if it is wrong, locks. */
  lockedUntil: Date | null
}

async function takeTry(tx: Writing, memberId: string): Promise<TakenTry> {
  const row = await lockWallet(tx.db, memberId)
  if (row.pin_hash === null) throw refuse('wallet.pinNotSet')
  if (isLocked(pinRecordOf(row), tx.now) && row.locked_until)
    throw refuse('wallet.pinLocked', { until: wireInstant(row.locked_until) })
  const wrongTries = row.wrong_tries + 1
  const lockMs = lockAfter(wrongTries)
  const lockedUntil = lockMs === null ? null : new Date(tx.now.getTime() + lockMs)
  await writeWallet(tx.db, memberId, {
    wrong_tries: wrongTries,
    ...(lockedUntil === null ? {} : { locked_until: lockedUntil }),
  })
  return { hash: row.pin_hash, wrongTries, lockedUntil }
}

async function giveTryBack(tx: Writing, memberId: string, { hash, lockedUntil }: TakenTry): Promise<void> {
  const row = await lockWallet(tx.db, memberId)
  // A PIN that was set in the meantime counts anew.
  if (row.pin_hash !== hash || row.wrong_tries === 0) return
  await writeWallet(tx.db, memberId, {
    wrong_tries: row.wrong_tries - 1,
    ...(lockedUntil === null ? {} : { locked_until: null }),
  })
}

/**
 * What the right PIN does: wrong tries count anew, and a reset that was asked for is over, since whoever knows the PIN
 * needs none. Devices are told where they see a difference.
 * @throws Refusal `wallet.pinWrong` where the PIN was changed in the meantime
 */
export async function acceptPin(tx: Writing, memberId: string, hash: string): Promise<WalletRow> {
  const row = await lockWallet(tx.db, memberId)
  if (row.pin_hash !== hash) throw refuse('wallet.pinWrong', { triesLeft: triesLeft(row.wrong_tries) })
  const next = await writeWallet(tx.db, memberId, { wrong_tries: 0, locked_until: null, ...noReset })
  if (row.locked_until !== null || row.reset_from !== null) tellStanding(tx, next)
  return next
}

export const noReset = { reset_from: null, reset_until: null, reset_device_id: null }
/** What a new PIN does away with. */
export const newPinState = (hash: string) => ({ pin_hash: hash, wrong_tries: 0, locked_until: null, ...noReset })
