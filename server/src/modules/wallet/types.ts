/** What other modules say when they move a member's money, and what they hear. */
import type { Balance, Counterparty, EntryKind, ErrorCode, WalletEntry } from '@sampan/contract'

/** A member, whose account is opened when it is first needed, or any account of the ledger. */
export type Party = { memberId: string } | { accountId: string }

/** Who makes money move, from which device: for the audit record. Null for a job of the server's. */
export interface Actor {
  memberId: string | null
  deviceId: string | null
}

/** `now` moves money at once. `hold` takes it out of what is available; later it is settled, or released. */
export type Phase = 'now' | 'hold' | 'settle' | 'release'

export interface Move {
  /** The ledger's transfer: made by whoever acts, so that a repeat is known as one. */
  id: string
  from: Party
  to: Party
  /** Minor units. To settle: at most what is held; the rest is free again. To release: all that is held. */
  amount: bigint
  currency: string
  phase: Phase
  /** To settle or release: the id of the hold. `from` and `to` are those of the hold. */
  holdId?: string
  kind: EntryKind
  note: string
  /** What it belongs to, by its own id. */
  referenceId: string | null
  /**
   * What each side's statement shows, where it is not the other member: `from` stands in the payer's statement, `to` in
   * the payee's. A name of null is the member's own.
   */
  with?: { from?: Counterparty; to?: Counterparty }
  actor: Actor
  /** Money that a member sends of its own will: it counts toward limits. Returns and the system's moves do not. */
  spends: boolean
}

/** How a member stands after a move. */
export interface SideAfter {
  memberId: string
  balance: Balance
  /** Null for a hold and its release. */
  entry: WalletEntry | null
}

export interface Refused {
  outcome: 'refused'
  code: ErrorCode
  details?: Record<string, unknown>
}

/** `repeated`: the same move was made before; the answer is that of then. Null for a side that is no member. */
export type MoveOutcome =
  | { outcome: 'moved' | 'repeated'; at: Date; from: SideAfter | null; to: SideAfter | null }
  | Refused
