import type { EntryKind } from '@sampan/contract'
import type { RefusalCode } from './codes.ts'

export type AccountKind = 'member' | 'redPacket' | 'funding' | 'opening' | 'exchange' | 'fees'

/** Money in one currency that somebody or something has. All amounts are integer minor units. */
export interface AccountKey {
  /** A member, a packet, a funding source…; of the house's own accounts `HOUSE_OWNER_ID`. */
  ownerId: string
  kind: AccountKind
  /** ISO 4217. */
  currency: string
}

export interface NewAccount extends AccountKey {
  id: string
  /** The account's floor: it never owes more than it has. */
  debitsMustNotExceedCredits: boolean
}

export interface Account extends NewAccount {
  debitsPending: bigint
  debitsPosted: bigint
  creditsPending: bigint
  creditsPosted: bigint
  /** The number of its last posting. */
  lastSeq: number
  closed: boolean
  frozen: boolean
  openedAt: Date
}

/** Why money moves: what a statement says, or `exchange`, which has two legs. */
export type TransferKind = EntryKind | 'exchange'

export interface TransferFlags {
  /** This transfer and the next one: both or neither. */
  linked?: boolean
  /** Holds the money until it is posted, voided or timed out. */
  pending?: boolean
  postPendingTransfer?: boolean
  voidPendingTransfer?: boolean
  /** Closes the account, if the transfer is pending; voiding it opens the account again. */
  closingDebit?: boolean
  closingCredit?: boolean
}

/** Who did it, from which device; null for what the system does by itself. */
export interface Actor {
  memberId: string | null
  deviceId: string | null
}

export interface NewTransfer {
  /** A UUIDv7 of the client: the idempotency key. */
  id: string
  debitAccountId: string
  creditAccountId: string
  currency: string
  /** From 1 to 10^18 − 1. To post or void a pending transfer 0n says all of it; posting takes less as well. */
  amount: bigint
  flags?: TransferFlags
  /** The transfer to post or void. */
  pendingId?: string
  /** For pending transfers: after this time they cannot be posted any more, and are voided. None: they wait for ever. */
  timeoutSeconds?: number
  kind: TransferKind
  actor: Actor
  /** For the audit: why, in words. */
  reason: string
  /** For both legs of an exchange, and only there; see `exchange.ts`. */
  rate?: string
}

/** What an account had right after a transfer. */
export interface AccountAfter {
  /** The number of the posting among those of the account. */
  seq: number
  /** creditsPosted − debitsPosted. */
  balance: bigint
  debitsPending: bigint
  creditsPending: bigint
}

export interface Posted {
  /** `exists`: the same transfer was here before; the answer is what was answered then. */
  code: 'created' | 'exists'
  /** As stored: where 0n said "all of it", how much that was. */
  amount: bigint
  debit: AccountAfter
  credit: AccountAfter
  at: Date
}

export interface Refused {
  code: RefusalCode
}

export type TransferResult = Posted | Refused
