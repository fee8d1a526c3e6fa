/** The decisions about transfers, pure: no clock, no database. */
import type { ErrorCode, TransferState } from '@sampan/contract'

/** How long the receiver may think; then the money goes back. */
export const TRANSFER_TERM_MS = 24 * 3_600_000

type Refusal = Extract<ErrorCode, 'transfers.notFound' | 'transfers.notForYou' | 'transfers.notWaiting'>

interface Standing {
  fromId: string
  toId: string
  state: TransferState
  expiresAt: Date
}

/**
 * Whether a member may accept or return a transfer. What it did already is `nothingToDo`, so that a repeated answer is no
 * error; whose time is over cannot be answered, even where nothing has brought it back yet.
 */
export function decideAnswer(
  transfer: Standing,
  callerId: string,
  answer: 'accepted' | 'returned',
  now: Date,
): 'allowed' | 'nothingToDo' | Refusal {
  if (callerId !== transfer.toId) return callerId === transfer.fromId ? 'transfers.notForYou' : 'transfers.notFound'
  if (transfer.state === answer) return 'nothingToDo'
  if (transfer.state !== 'waiting' || now >= transfer.expiresAt) return 'transfers.notWaiting'
  return 'allowed'
}

interface Asked {
  conversationId: string
  amount: string
  currency: string
  note: string
}

/** Whether a transfer that is there under an id is the one that is asked for again. */
export const isSameTransfer = (known: Asked & { fromId: string }, callerId: string, asked: Asked): boolean =>
  known.fromId === callerId &&
  known.conversationId === asked.conversationId &&
  known.amount === asked.amount &&
  known.currency === asked.currency &&
  known.note === asked.note
