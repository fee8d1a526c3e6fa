/**
 * Moving members' money: the one way. A batch of moves is decided in order, posted to the books at once, and written into
 * statements. Locks: usage of all members concerned, in the order of their ids, then the ledger's lane.
 */
import { nextDay, nextMonth } from '../../kernel/calendar.ts'
import type { Writing } from '../../schema/index.ts'
import { type NewTransfer, postTransfers, type RefusalCode } from '../ledger/index.ts'
import { decideMove, followMove, lacksFunds, refused } from './decideMove.ts'
import { createJournal, type Done, readNames } from './journal.ts'
import { answerDoubts, type Doubt } from './repeats.ts'
import { type Today, usageToday } from './rules.ts'
import { isMember, type Stand, type Stands, standOf, takeStands } from './stands.ts'
import { type Hold, readHolds } from './store/records.ts'
import { type Terms, termsOf } from './terms.ts'
import type { Move, MoveOutcome, Party, Refused } from './types.ts'

export function todayOf({ calendar }: Pick<Terms, 'calendar'>, now: Date): Today {
  const day = calendar.dayOf(now)
  const month = day.slice(0, 7)
  const [dayEndsAt, monthEndsAt] = [calendar.startOfDay(nextDay(day)), calendar.startOfMonth(nextMonth(month))]
  return { day, month, dayEndsAt, monthEndsAt }
}

/** What became of one move before records are written. */
type Fate = { done: Done } | { doubt: Doubt } | { refused: Refused }

/**
 * Makes moves in their order, each for itself, and answers in that order. One call a transaction: it takes the ledger's
 * lane, so do little after it.
 */
export async function moveMoney(tx: Writing, moves: readonly Move[]): Promise<MoveOutcome[]> {
  if (moves.length === 0) return []
  const terms = termsOf(tx.config)
  const stands = await takeStands(tx, terms, moves)
  const holdIds = moves.flatMap(({ holdId }) => holdId ?? [])
  const holds = holdIds.length === 0 ? new Map<string, Hold>() : await readHolds(tx.db, holdIds)
  const names = await readNames(tx, moves)
  const today = todayOf(terms, tx.now)
  for (const stand of stands.values()) stand.usage = usageToday(stand.usage, today)
  const usageBefore = new Map([...stands.values()].map((stand) => [stand, stand.usage]))
  const journal = createJournal(terms, names, (stand) => usageBefore.get(stand) ?? stand.usage)

  const planned = moves.map((move) => {
    const payer = standOf(stands, move.from, move.currency)
    const payee = standOf(stands, move.to, move.currency)
    const hold = move.holdId === undefined ? undefined : holds.get(move.holdId)
    const instead = decideMove(terms, today, move, payer, payee)
    if (!instead) followMove(move, payer, payee, hold)
    return { move, payer, payee, hold, instead }
  })
  const going = planned.flatMap(({ move, instead }) => (instead ? [] : [transferOf(move, stands)]))
  const results = await postTransfers(tx, going)

  let next = 0
  const fates = planned.map(({ move, payer, payee, hold, instead }): Fate => {
    if (instead) return { doubt: { move, posted: null, instead } }
    const result = results[next]
    next += 1
    if (!result) throw new Error('The ledger answers each transfer')
    if (result.code === 'created') return { done: journal.add(move, result, payer, payee, hold) }
    if (result.code === 'exists') return { doubt: { move, posted: result, instead: refused('wallet.idUsed') } }
    return { refused: refusalOf(result.code, move, payer) }
  })

  const moved = await journal.write(
    tx,
    fates.flatMap((fate) => ('done' in fate ? [fate.done] : [])),
  )
  const answered = await answerDoubts(
    tx,
    fates.flatMap((fate) => ('doubt' in fate ? [fate.doubt] : [])),
    stands,
  )
  return fates.map((fate) => {
    const outcome = 'refused' in fate ? fate.refused : 'done' in fate ? moved.shift() : answered.shift()
    if (!outcome) throw new Error('Each move has an outcome')
    return outcome
  })
}

function transferOf(move: Move, stands: Stands): NewTransfer {
  const accountIdOf = (party: Party) =>
    isMember(party) ? (standOf(stands, party, move.currency)?.accountId ?? '') : party.accountId
  const { phase, holdId, referenceId } = move
  return {
    id: move.id,
    debitAccountId: accountIdOf(move.from),
    creditAccountId: accountIdOf(move.to),
    currency: move.currency,
    amount: phase === 'release' ? 0n : move.amount,
    ...(phase === 'now' ? {} : { flags: flagsOf[phase] }),
    ...(holdId === undefined ? {} : { pendingId: holdId }),
    kind: move.kind,
    actor: move.actor,
    reason: referenceId === null ? move.kind : `${move.kind} ${referenceId}`,
  }
}

const flagsOf = {
  hold: { pending: true },
  settle: { postPendingTransfer: true },
  release: { voidPendingTransfer: true },
} as const

/** What the books found, in the wallet's terms. Whatever is not here is a mistake of ours. */
function refusalOf(code: RefusalCode, move: Move, payer: Stand | undefined): Refused {
  if (code.startsWith('existsWith')) return refused('wallet.idUsed')
  switch (code) {
    case 'exceedsCredits':
      return payer ? lacksFunds(payer, move.currency) : refused('wallet.insufficientFunds', { currency: move.currency })
    case 'debitAccountFrozen':
    case 'debitAccountAlreadyClosed':
      return refused('wallet.frozen')
    case 'creditAccountAlreadyClosed':
    case 'overflowsCredits':
      return refused('wallet.payeeCannotReceive')
    case 'pendingTransferAlreadyPosted':
    case 'pendingTransferAlreadyVoided':
    case 'pendingTransferExpired':
      return refused('wallet.holdGone')
    default:
      throw new Error(`The ledger refused ${move.phase} of ${move.kind} ${move.id}: ${code}`)
  }
}
