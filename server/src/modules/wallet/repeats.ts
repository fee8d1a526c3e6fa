/** A move that was made before: answered from what was written then. */
import type { Writing } from '../../schema/index.ts'
import type { Posted } from '../ledger/index.ts'
import { pays, refused } from './decideMove.ts'
import { presentBalance, presentEntry } from './present.ts'
import { isMember, type Stands, standOf } from './stands.ts'
import { readEntries } from './store/entries.ts'
import { readHolds } from './store/records.ts'
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
      const before = entry ?? hold
      const isSame =
        before?.currency === move.currency &&
        absolute(BigInt(before.amount)) === move.amount &&
        (entry ? pays(move) && entry.kind === move.kind : move.phase === 'hold')
      if (!isSame) return refused('wallet.idUsed')
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

const absolute = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
