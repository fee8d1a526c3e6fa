/** What stands in it is written by `ledger_post_batch`; amounts are minor units. */
import type { Default, Digits } from './columns.ts'

export interface LedgerAccountsTable {
  id: string
  owner_id: string
  kind: 'member' | 'redPacket' | 'funding' | 'opening' | 'exchange' | 'fees'
  currency: string
  debits_must_not_exceed_credits: boolean
  debits_pending: Default<Digits>
  debits_posted: Default<Digits>
  credits_pending: Default<Digits>
  credits_posted: Default<Digits>
  last_seq: Default<number>
  closed: Default<boolean>
  frozen: Default<boolean>
  opened_at: Date
}
export interface LedgerTransfersTable {
  id: string
  debit_account_id: string
  credit_account_id: string
  amount: Digits
  at: Date
  /** Bits, see modules/ledger/pack.ts. */
  flags: number
  timeout_seconds: number | null
  pending_id: string | null
  actor_member_id: string | null
  actor_device_id: string | null
  currency: string
  kind: string
  reason: string
  rate: string | null
}
export interface LedgerPostingsTable {
  account_id: string
  transfer_id: string
  seq: number
  /** Below zero for the debit side. */
  amount: Digits
  /** And what is pending: after this posting. */
  balance: Digits
  debits_pending: Digits
  credits_pending: Digits
}
export interface LedgerPendingsTable {
  transfer_id: string
  state: 'pending' | 'posted' | 'voided' | 'expired'
  expires_at: Date | null
  resolved_by: string | null
}
