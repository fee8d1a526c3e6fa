import type { ErrorCode } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import { comesBack, countSpend, decideReceive, decideSpend, type OverLimit, type Today } from './rules.ts'
import type { Stand } from './stands.ts'
import type { Hold } from './store/records.ts'
import { limitsOf, type Terms } from './terms.ts'
import type { Move, Refused } from './types.ts'

export const refused = (code: ErrorCode, details?: Record<string, unknown>): Refused =>
  details === undefined ? { outcome: 'refused', code } : { outcome: 'refused', code, details }

/** What is under way goes on and comes back in its currency, though it is no longer on offer; nothing new begins. */
export const isCurrencyTaken = (terms: Pick<Terms, 'currencies'>, move: Pick<Move, 'phase' | 'kind' | 'currency'>) =>
  !begins(move) || terms.currencies.includes(move.currency) || comesBack(move.kind)

export const begins = ({ phase }: Pick<Move, 'phase'>): boolean => phase === 'now' || phase === 'hold'
export const pays = ({ phase }: Pick<Move, 'phase'>): boolean => phase === 'now' || phase === 'settle'

/** What a payer could spend. */
export const availableOf = ({ posted, held }: Pick<Stand, 'posted' | 'held'>): bigint =>
  posted > held ? posted - held : 0n

/**
 * Whether a move may go on; null when it may. The ladder: is the currency on offer, is the payer frozen, the payer's
 * limits, the payer's money, the payee's limit. Looks at members only; the books have the last word.
 * @param payer undefined where it is no member, as is `payee`
 */
export function decideMove(
  terms: Terms,
  today: Today,
  move: Move,
  payer: Stand | undefined,
  payee: Stand | undefined,
): Refused | null {
  const { amount, currency, kind } = move
  const isOffered = terms.currencies.includes(currency)
  if (!isCurrencyTaken(terms, move)) return refused('wallet.currencyNotOffered', { currency })
  if (payer && begins(move)) {
    if (payer.frozen) return refused('wallet.frozen')
    const over = move.spends ? decideSpend(limitsOf(terms, payer.tier, currency), payer.usage, amount, today) : null
    if (over) return refused('wallet.limitReached', limitDetails(over, currency))
    if (availableOf(payer) < amount) return lacksFunds(payer, currency)
  }
  if (payee && isOffered && needsRoom(move)) {
    // What a bank was asked for must fit together; it comes when the bank has done it.
    const before = kind === 'topUp' ? payee.posted + payee.expected : payee.posted
    const over = decideReceive(limitsOf(terms, payee.tier, currency), before, amount)
    // What somebody else has is nobody's business.
    if (over && move.actor.memberId !== payee.memberId) return refused('wallet.payeeCannotReceive')
    if (over) return refused('wallet.limitReached', limitDetails(over, currency))
  }
  return null
}

/** A top-up must find room when it is asked for: what the bank has done then is booked whatever the limits say. */
const needsRoom = (move: Move): boolean =>
  move.kind === 'topUp' ? move.phase === 'hold' : pays(move) && !comesBack(move.kind)

export const lacksFunds = (payer: Stand, currency: string): Refused =>
  refused('wallet.insufficientFunds', { available: String(availableOf(payer)), currency })

const limitDetails = ({ limit, allowed, freesAt }: OverLimit, currency: string) => ({
  limit,
  allowed: String(allowed),
  currency,
  freesAt: freesAt === null ? null : wireInstant(freesAt),
})

/** How the members stand after a move that may go on, for those that follow it in the batch. */
export function followMove(
  move: Move,
  payer: Stand | undefined,
  payee: Stand | undefined,
  hold: Hold | undefined,
): void {
  const { amount, phase } = move
  if (payer) {
    if (pays(move)) payer.posted -= amount
    if (phase === 'hold') payer.held += amount
    if (!begins(move)) payer.held -= hold?.amount ?? 0n
    if (begins(move) && move.spends) payer.usage = countSpend(payer.usage, amount)
  }
  if (payee && pays(move)) payee.posted += amount
  if (payee && phase === 'hold') payee.expected += amount
}
