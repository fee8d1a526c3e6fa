/** What the operator does with a member's wallet. */
import type { Writing } from '../../schema/index.ts'
import { setFrozen as setAccountsFrozen } from '../ledger/index.ts'
import { tellStanding } from './standing.ts'
import { lockWallet, writeWallet } from './store/wallets.ts'
import { termsOf } from './terms.ts'

/** The tiers that a member can have here, the first being the one that members begin with. */
export function tierNames(config: Writing['config']): string[] {
  const { firstTier, tiers } = termsOf(config)
  return [firstTier, ...[...tiers.keys()].filter((name) => name !== firstTier)]
}

/** Counts from the next payment on. What was sent before counts toward the new limits. @throws RangeError */
export async function setTier(tx: Writing, memberId: string, tier: string): Promise<void> {
  if (!termsOf(tx.config).tiers.has(tier)) throw new RangeError(`There is no tier ${tier}`)
  await lockWallet(tx.db, memberId)
  tellStanding(tx, await writeWallet(tx.db, memberId, { tier }))
}

/** Nothing goes out of a frozen wallet, in no currency; money may still come in. Takes the ledger's lane. */
export async function freezeWallet(tx: Writing, memberId: string, frozen: boolean): Promise<void> {
  const before = await lockWallet(tx.db, memberId)
  if (before.frozen !== frozen) tellStanding(tx, await writeWallet(tx.db, memberId, { frozen }))
  await setAccountsFrozen(tx, memberId, frozen)
}
