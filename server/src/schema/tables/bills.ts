import type { BillState, BillWay } from '@sampan/contract'
import type { Digits } from './columns.ts'

export interface BillsTable {
  id: string
  /** The message in which it stands. */
  conversation_id: string
  seq: number
  maker_id: string
  way: BillWay
  note: string
  currency: string
  state: BillState
  created_at: Date
  reminded_at: Date | null
}
export interface BillSharesTable {
  bill_id: string
  member_id: string
  /** In the order in which they were named. */
  place: number
  amount: Digits
  /** The movement in the ledger; the maker's own share is paid without one. */
  payment_id: string | null
  paid_at: Date | null
}
