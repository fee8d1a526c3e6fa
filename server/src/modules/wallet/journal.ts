/** What a batch of moves leaves behind: lines of statements, what was sent, what is held; and what devices are told. */
import type { Counterparty } from '@sampan/contract'
import type { Writing } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import type { AccountAfter, Posted } from '../ledger/index.ts'
import { begins, pays } from './decideMove.ts'
import { presentBalance, presentNewEntry } from './present.ts'
import { countSpend, giveBack, type Usage } from './rules.ts'
import { isMember, type Stand } from './stands.ts'
import { type Hold, type NewEntry, type NewHold, writeRecords } from './store/records.ts'
import type { Terms } from './terms.ts'
import type { Move, MoveOutcome, SideAfter } from './types.ts'

/** Devices hold no more of a statement than these; what was before they fetch. */
export const ENTRIES_TOLD_MAX = 50

interface Side {
  memberId: string
  currency: string
  after: AccountAfter
  entry: NewEntry | null
}

/** A move that went through. */
export interface Done {
  at: Date
  from: Side | null
  to: Side | null
}

export interface Journal {
  add(move: Move, result: Posted, payer: Stand | undefined, payee: Stand | undefined, hold: Hold | undefined): Done
  /** Writes it all, and tells each member of it once. The answers are those of `done`, in their order. */
  write(tx: Writing, done: readonly Done[]): Promise<MoveOutcome[]>
}

/**
 * @param names of members whom a statement names by their ids
 * @param usageBefore what each payer had sent before the batch, as of today
 */
export function createJournal(
  terms: Terms,
  names: ReadonlyMap<string, string>,
  usageBefore: (stand: Stand) => Usage,
): Journal {
  const entries: NewEntry[] = []
  const holds: NewHold[] = []
  const endedHoldIds: string[] = []
  const used = new Map<Stand, Usage>()

  function count(move: Move, amount: bigint, payer: Stand, hold: Hold | undefined): void {
    const before = used.get(payer) ?? usageBefore(payer)
    if (begins(move) && move.spends) used.set(payer, countSpend(before, amount))
    const unspent = hold?.spends ? hold.amount - (move.phase === 'settle' ? amount : 0n) : 0n
    if (!hold || unspent <= 0n) return
    const { calendar } = terms
    const countedOn = { day: calendar.dayOf(hold.heldAt), month: calendar.monthOf(hold.heldAt) }
    used.set(payer, giveBack(before, unspent, countedOn))
  }

  function sideOf(move: Move, stand: Stand, after: AccountAfter, amount: bigint, shown: Counterparty): Side {
    const { memberId, currency } = stand
    const entry: NewEntry | null = pays(move)
      ? {
          memberId,
          id: move.id,
          currency,
          kind: move.kind,
          amount,
          balance: after.balance,
          with: named(shown, names),
          note: move.note,
          referenceId: move.referenceId,
        }
      : null
    if (entry) entries.push(entry)
    return { memberId, currency, after, entry }
  }

  return {
    add(move, result, payer, payee, hold) {
      const { amount, at } = result
      if (payer) count(move, amount, payer, hold)
      if (payer && move.phase === 'hold') {
        const { memberId, currency } = payer
        holds.push({ id: move.id, memberId, currency, amount, spends: move.spends })
      }
      if (hold) endedHoldIds.push(hold.id)
      return {
        at,
        from: payer ? sideOf(move, payer, result.debit, -amount, shownTo(move, 'from')) : null,
        to: payee ? sideOf(move, payee, result.credit, amount, shownTo(move, 'to')) : null,
      }
    },

    async write(tx, done) {
      const usage = [...used].map(([{ memberId, currency }, sent]) => ({ memberId, currency, usage: sent }))
      const isEmpty = entries.length + holds.length + endedHoldIds.length + usage.length === 0
      const times = isEmpty ? [] : await writeRecords(tx.db, tx.now, { entries, usage, holds, endedHoldIds })
      const timeOf = new Map(entries.map((entry, index) => [entry, times[index] ?? tx.now]))
      const answer = (side: Side | null): SideAfter | null => {
        if (!side) return null
        const { memberId, currency, after, entry } = side
        return {
          memberId,
          balance: presentBalance(currency, after.balance, after.debitsPending),
          entry: entry && presentNewEntry(entry, timeOf.get(entry) ?? tx.now),
        }
      }
      const outcomes = done.map(({ at, from, to }) => ({
        outcome: 'moved' as const,
        at,
        from: answer(from),
        to: answer(to),
      }))
      tell(tx, outcomes)
      return outcomes
    },
  }
}

/** One event for each member: what is new in its statement, and what it has since. */
function tell(tx: Writing, outcomes: readonly { from: SideAfter | null; to: SideAfter | null }[]): void {
  const told = new Map<string, SideAfter[]>()
  for (const { from, to } of outcomes)
    for (const side of [from, to]) {
      // Who only is to receive has nothing yet.
      if (!side || (side === to && side.entry === null)) continue
      const sides = told.get(side.memberId)
      if (sides) sides.push(side)
      else told.set(side.memberId, [side])
    }
  for (const [memberId, sides] of told) {
    const balances = new Map(sides.map(({ balance }) => [balance.currency, balance]))
    const entries = sides.flatMap(({ entry }) => entry ?? []).slice(-ENTRIES_TOLD_MAX)
    tx.emit('wallet.moved', [memberId], { entries, balances: [...balances.values()] })
  }
}

/** What a side's statement shows: what was said, or else the other member. */
function shownTo(move: Move, side: 'from' | 'to'): Counterparty {
  const other = side === 'from' ? move.to : move.from
  return move.with?.[side] ?? { memberId: isMember(other) ? other.memberId : null, name: null }
}

const named = ({ memberId, name }: Counterparty, names: ReadonlyMap<string, string>): Counterparty => ({
  memberId,
  name: name ?? (memberId === null ? null : (names.get(memberId) ?? null)),
})

/** The names of those whom statements name by their ids. */
export async function readNames(tx: Writing, moves: readonly Move[]): Promise<ReadonlyMap<string, string>> {
  const shown = moves.filter(pays).flatMap((move) => [shownTo(move, 'from'), shownTo(move, 'to')])
  const ids = new Set(shown.flatMap(({ memberId, name }) => (memberId !== null && name === null ? [memberId] : [])))
  if (ids.size === 0) return new Map()
  const members = await readMembers(tx.db, [...ids])
  return new Map([...members].map(([id, { name }]) => [id, name]))
}
