/** What other modules ask before a member's money moves, and the simplest moves. */
import { createHash } from 'node:crypto'
import type { ErrorCode } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { Reading, Writing } from '../../schema/index.ts'
import { type AccountKey, findAccounts, HOUSE_OWNER_ID, openAccounts } from '../ledger/index.ts'
import { moveMoney } from './move.ts'
import { decidePin } from './rules.ts'
import { pinFreeOf } from './standing.ts'
import { readWallets, takeProof } from './store/wallets.ts'
import { limitsOf, termsOf } from './terms.ts'
import type { Move, MoveOutcome } from './types.ts'

/** Minor units. */
export interface Price {
  amount: bigint
  currency: string
}

/** A proof of the PIN as it is stored. SHA-256 is enough: a proof has 256 random bits. */
export const proofHash = (proof: string): Buffer => createHash('sha256').update(proof).digest()

/** @throws Refusal `wallet.currencyNotOffered` */
export function requireCurrency(tx: Pick<Reading, 'config'>, currency: string): void {
  if (!termsOf(tx.config).currencies.includes(currency)) throw refuse('wallet.currencyNotOffered', { currency })
}

/** The most that a member may pay at once, by its tier; null is no limit. The currency must be on offer. */
export async function paymentMaxOf(tx: Reading, memberId: string, currency: string): Promise<bigint | null> {
  const wallet = (await readWallets(tx.db, [memberId])).get(memberId)
  return limitsOf(termsOf(tx.config), wallet?.tier ?? null, currency).payment
}

/** One move by itself. @throws Refusal with what was refused */
export async function moveOrRefuse(tx: Writing, move: Move): Promise<Exclude<MoveOutcome, { outcome: 'refused' }>> {
  const [outcome] = await moveMoney(tx, [move])
  if (!outcome) throw new Error('A move has an outcome')
  if (outcome.outcome === 'refused') throw refuse(outcome.code, outcome.details)
  return outcome
}

/**
 * For each act whether the member may pay so much without a proof: null when it may, else `wallet.pinNotSet` or
 * `wallet.pinRequired`. A currency that is not on offer is left to `moveMoney` to refuse.
 */
export async function decidePins(
  tx: Reading,
  acts: readonly (Price & { memberId: string; pinAlways?: boolean })[],
): Promise<(ErrorCode | null)[]> {
  const terms = termsOf(tx.config)
  const wallets = await readWallets(tx.db, [...new Set(acts.map(({ memberId }) => memberId))])
  return acts.map(({ memberId, amount, currency, pinAlways = false }) => {
    if (!terms.currencies.includes(currency)) return null
    const wallet = wallets.get(memberId)
    const pinFree = pinAlways ? 0n : pinFreeOf(terms, wallet, currency)
    return decidePin((wallet?.pin_hash ?? null) !== null, pinFree, amount, false)
  })
}

/**
 * Lets an act of the caller's go on if it is small enough to need no PIN, or else if its proof is good; the proof is used
 * up with the transaction. With `pinAlways` no amount is that small.
 * @throws Refusal `wallet.pinRequired`, `wallet.pinNotSet` or `wallet.pinProofInvalid`
 */
export async function checkPin(
  tx: Writing,
  caller: MemberCaller,
  { amount, currency }: Price,
  proof: string | undefined,
  { pinAlways = false } = {},
): Promise<void> {
  const { memberId, deviceId } = caller
  const [code] = await decidePins(tx, [{ memberId, amount, currency, pinAlways }])
  if (!code) return
  if (code !== 'wallet.pinRequired' || proof === undefined) throw refuse(code)
  const act = { memberId, deviceId, currency, amount, now: tx.now }
  if (!(await takeProof(tx.db, proofHash(proof), act))) throw refuse('wallet.pinProofInvalid')
}

/** Gives a member money that comes from nowhere, for demo worlds, tests and operators: an opening balance. */
export async function openingMoney(tx: Writing, memberId: string, { amount, currency }: Price): Promise<void> {
  const move: Move = {
    id: tx.newId(),
    from: { accountId: await openingAccountId(tx, currency) },
    to: { memberId },
    amount,
    currency,
    phase: 'now',
    kind: 'opening',
    note: '',
    referenceId: null,
    actor: { memberId: null, deviceId: null },
    spends: false,
  }
  await moveOrRefuse(tx, move)
}

async function openingAccountId(tx: Writing, currency: string): Promise<string> {
  const key: AccountKey = { ownerId: HOUSE_OWNER_ID, kind: 'opening', currency }
  const [found] = await findAccounts(tx.db, [key])
  if (found) return found.id
  await openAccounts(tx, [{ ...key, id: tx.newId(), debitsMustNotExceedCredits: false }])
  const [opened] = await findAccounts(tx.db, [key])
  if (!opened) throw new Error('An account that was opened is there')
  return opened.id
}
