/** A move that was made before: answered from what was written then. */
import type { Writing } from '../../schema/index.ts'
import type { Posted } from '../ledger/index.ts'
import { pays, refused } from './decideMove.ts'
import { presentBalance, presentEntry } from './present.ts'
import { isMember, type Stands, standOf } from './stands.ts'
import { type EntryRow, readEntries } from './store/entries.ts'
import { type Hold, readHolds } from './store/records.ts'
import type { Move, MoveOutcome, Party, Refused, SideAfter } from './types.ts'

/** A move that may be a repeat: the books say so (`posted`), or it is refused now and may have been allowed then. */
export interface Doubt {
  move: Move
  posted: Posted | null
  /** The answer where it is no repeat. */
  instead: Refused
}

export async function answerDoubts(tx: Writing, doubts: readonly Doubt[], stands: Stands): Promise<MoveOutcome[]> {
  if (doubts.length === 0) return []
  const rows = await readEntries(
    tx.db,
    doubts.flatMap(({ move: { id, from, to } }) =>
      [from, to].filter(isMember).map(({ memberId }) => ({ memberId, id })),
    ),
  )
  const holds = await readHolds(
    tx.db,
    doubts.map(({ move }) => move.id),
  )
  return doubts.map(({ move, posted, instead }) => {
    const entries = rows.filter(({ id }) => id === move.id)
    const [entry] = entries
    const hold = holds.get(move.id)
    if (posted === null) {
      // The books did not compare, so we do.
      if (!entry && !hold) return instead
      if (!isSame(move, entries, hold)) return refused('wallet.idUsed')
    }
    const side = (party: Party, key: 'debit' | 'credit'): SideAfter | null => {
      const stand = standOf(stands, party, move.currency)
      if (!stand) return null
      const row = entries.find(({ member_id: memberId }) => memberId === stand.memberId)
      const { balance, debitsPending } = posted?.[key] ?? { balance: stand.posted, debitsPending: stand.held }
      return {
        memberId: stand.memberId,
        balance: presentBalance(move.currency, balance, debitsPending),
        entry: row ? presentEntry(row) : null,
      }
    }
    const at = posted?.at ?? entry?.at ?? hold?.heldAt ?? tx.now
    return { outcome: 'repeated', at, from: side(move.from, 'debit'), to: side(move.to, 'credit') }
  })
}

/**
 * Whether what was written under the id of a move is the move: both sides, and what it was for. An id that paid one bill
 * would pay every other one of the same amount.
 */
function isSame(move: Move, entries: readonly EntryRow[], hold: Hold | undefined): boolean {
  const { from, to, amount, currency, kind, referenceId } = move
  if (hold) {
    const isPayer = isMember(from) && from.memberId === hold.memberId
    return move.phase === 'hold' && isPayer && hold.currency === currency && hold.amount === amount
  }
  const isWritten = (party: Party, signed: bigint) =>
    !isMember(party) ||
    entries.some(
      (row) =>
        row.member_id === party.memberId &&
        row.currency === currency &&
        row.kind === kind &&
        row.reference_id === referenceId &&
        BigInt(row.amount) === signed,
    )
  return pays(move) && isWritten(from, -amount) && isWritten(to, amount)
}
