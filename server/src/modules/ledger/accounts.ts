import type { Queryable, Writing } from '../../schema/index.ts'
import {
  insertAccounts,
  selectAccounts,
  selectAccountsAfter,
  selectAccountsById,
  selectAccountsOf,
  writeFrozen,
} from './store/accounts.ts'
import type { Account, AccountKey, AccountKind, NewAccount } from './types.ts'

/** The owner of the house's own accounts: opening, exchange, fees. */
export const HOUSE_OWNER_ID = '00000000-0000-7000-8000-000000000000'

/** A name for an account besides its id. */
export const accountKeyOf = ({ ownerId, kind, currency }: AccountKey): string => `${ownerId} ${kind} ${currency}`

/**
 * Opens accounts. One whose owner, kind and currency exist already is left as it is, with its id and all.
 * Before `postTransfers`, never after it in the same transaction: whoever holds the lane must not wait for an account
 * that somebody opens who waits for the lane.
 */
export async function openAccounts(tx: Writing, accounts: readonly NewAccount[]): Promise<void> {
  if (accounts.length === 0) return
  const sorted = [...accounts].sort((a, b) => (accountKeyOf(a) < accountKeyOf(b) ? -1 : 1))
  await insertAccounts(tx.db, sorted, tx.now)
}

/** Those that exist, in no order: compare them by `accountKeyOf`. */
export async function findAccounts(db: Queryable, keys: readonly AccountKey[]): Promise<Account[]> {
  return keys.length === 0 ? [] : selectAccounts(db, keys)
}

/** Those that exist, in no order. */
export async function findAccountsById(db: Queryable, ids: readonly string[]): Promise<Account[]> {
  return ids.length === 0 ? [] : selectAccountsById(db, ids)
}

/** In the order of owners, kinds and currencies. */
export async function listAccounts(db: Queryable, ownerIds: readonly string[], kind?: AccountKind): Promise<Account[]> {
  return ownerIds.length === 0 ? [] : selectAccountsOf(db, ownerIds, kind ?? null)
}

/** All of a kind, so many at a time. */
export async function* pageAccounts(db: Queryable, kind: AccountKind, limit: number): AsyncGenerator<Account[]> {
  for (let afterId: string | null = null; ; ) {
    const page: Account[] = await selectAccountsAfter(db, kind, afterId, limit)
    const last = page.at(-1)
    if (!last) return
    yield page
    afterId = last.id
  }
}

/** What can be spent: what is there without what is on its way out. */
export const availableOf = (account: Pick<Account, 'creditsPosted' | 'debitsPosted' | 'debitsPending'>): bigint =>
  account.creditsPosted - account.debitsPosted - account.debitsPending

/**
 * From frozen accounts nothing goes out; money may still come in, and what is held may be voided. Concerns the accounts
 * that the owner has now. Returns how many changed.
 */
export const setFrozen = (tx: Writing, ownerId: string, frozen: boolean): Promise<number> =>
  writeFrozen(tx.db, ownerId, frozen)
