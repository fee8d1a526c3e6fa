/** How a member's wallet stands, beside its money. */
import type { WalletStanding } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { Writing } from '../../schema/index.ts'
import type { PinRecord } from './rules.ts'
import type { WalletRow } from './store/wallets.ts'
import { limitsOf, type Terms, termsOf, tierOf } from './terms.ts'

export function pinRecordOf(row: WalletRow | undefined): PinRecord {
  if (!row) return { isSet: false, lockedUntil: null, reset: null }
  const { reset_from: from, reset_until: until, reset_device_id: deviceId } = row
  const reset = from && until && deviceId ? { from, until, deviceId } : null
  return { isSet: row.pin_hash !== null, lockedUntil: row.locked_until, reset }
}

/** Up to which amount a member pays without PIN: what it said, as far as its tier allows. */
export function pinFreeOf(terms: Terms, row: WalletRow | undefined, currency: string): bigint {
  const { pinFree, pinFreeMax } = limitsOf(terms, row?.tier ?? null, currency)
  const said = row?.pin_free[currency]
  const wanted = said === undefined ? pinFree : BigInt(said)
  return wanted < pinFreeMax ? wanted : pinFreeMax
}

export function presentStanding(terms: Terms, row: WalletRow | undefined): WalletStanding {
  const { isSet, lockedUntil, reset } = pinRecordOf(row)
  return {
    tier: tierOf(terms, row?.tier ?? null),
    frozen: row?.frozen ?? false,
    pin: {
      set: isSet,
      lockedUntil: lockedUntil && wireInstant(lockedUntil),
      reset: reset && { from: wireInstant(reset.from), until: wireInstant(reset.until) },
    },
    pinFree: terms.currencies.map((currency) => ({ amount: String(pinFreeOf(terms, row, currency)), currency })),
  }
}

/** Tells a member's devices how its wallet stands from now on. */
export function tellStanding(tx: Writing, row: WalletRow): WalletStanding {
  const standing = presentStanding(termsOf(tx.config), row)
  tx.emit('wallet.standingChanged', [row.member_id], { standing })
  return standing
}
