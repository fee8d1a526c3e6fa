/** What a batch of moves works on: the members concerned, locked, with what they have and what they sent. */
import type { Writing } from '../../schema/index.ts'
import { findAccounts, openAccounts } from '../ledger/index.ts'
import { isCurrencyTaken } from './decideMove.ts'
import type { Usage } from './rules.ts'
import { lockPurses, type Purse, type PurseKey } from './store/usage.ts'
import type { Terms } from './terms.ts'
import type { Move, Party } from './types.ts'

/** A member's money in one currency, as a batch goes on. */
export interface Stand {
  readonly memberId: string
  readonly currency: string
  readonly accountId: string
  readonly tier: string | null
  readonly frozen: boolean
  /** What it has, on its way out or not. */
  posted: bigint
  /** What of it is on its way out. */
  held: bigint
  /** What is on its way in. */
  expected: bigint
  usage: Usage
}

export type Stands = ReadonlyMap<string, Stand>

const keyOf = ({ memberId, currency }: PurseKey): string => `${memberId} ${currency}`
export const isMember = (party: Party): party is { memberId: string } => 'memberId' in party

/** Undefined for a party that is no member. */
export const standOf = (stands: Stands, party: Party, currency: string): Stand | undefined =>
  isMember(party) ? stands.get(keyOf({ memberId: party.memberId, currency })) : undefined

/**
 * The members of these moves, locked until the commit; accounts are opened for those who had none in a currency. Not for
 * moves that cannot be made because of their currency: of those nothing is left behind, whatever they name.
 */
export async function takeStands(tx: Writing, terms: Terms, moves: readonly Move[]): Promise<Stands> {
  const keys = keysOf(moves.filter((move) => isCurrencyTaken(terms, move)))
  const foreign = [...keysOf(moves.filter((move) => !isCurrencyTaken(terms, move))).values()]
  // What was moved while the currency was on offer may be asked for again.
  const known = foreign.length === 0 ? [] : await findAccounts(tx.db, foreign.map(accountKeyFor))
  for (const { ownerId: memberId, currency } of known) keys.set(keyOf({ memberId, currency }), { memberId, currency })
  const sorted = [...keys.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  if (sorted.length === 0) return new Map()
  const purses = await lockPurses(tx.db, sorted)
  const accounts = await openedAccounts(tx, sorted)
  return new Map(purses.map((purse) => [keyOf(purse), standFor(purse, accounts)]))
}

function keysOf(moves: readonly Move[]): Map<string, PurseKey> {
  const keys = new Map<string, PurseKey>()
  for (const { from, to, currency } of moves)
    for (const party of [from, to]) {
      const key = isMember(party) ? { memberId: party.memberId, currency } : null
      if (key) keys.set(keyOf(key), key)
    }
  return keys
}

const accountKeyFor = ({ memberId, currency }: PurseKey) => ({ ownerId: memberId, kind: 'member' as const, currency })

async function openedAccounts(tx: Writing, keys: readonly PurseKey[]) {
  const wanted = keys.map(accountKeyFor)
  const find = async () => {
    const accounts = await findAccounts(tx.db, wanted)
    return new Map(
      accounts.map((account) => [keyOf({ memberId: account.ownerId, currency: account.currency }), account]),
    )
  }
  const found = await find()
  if (found.size === keys.length) return found
  const missing = wanted.filter(({ ownerId, currency }) => !found.has(keyOf({ memberId: ownerId, currency })))
  await openAccounts(
    tx,
    missing.map((key) => ({ ...key, id: tx.newId(), debitsMustNotExceedCredits: true })),
  )
  return find()
}

function standFor(purse: Purse, accounts: Awaited<ReturnType<typeof openedAccounts>>): Stand {
  const account = accounts.get(keyOf(purse))
  if (!account) throw new Error('An account that was opened is there')
  return {
    ...purse,
    accountId: account.id,
    posted: account.creditsPosted - account.debitsPosted,
    held: account.debitsPending,
    expected: account.creditsPending,
  }
}
