import type { TransferState } from '@sampan/contract'
import type { Digits } from './columns.ts'

export interface TransfersTable {
  id: string
  /** The message in which it stands. */
  conversation_id: string
  seq: number
  from_id: string
  to_id: string
  amount: Digits
  currency: string
  note: string
  state: TransferState
  sent_at: Date
  expires_at: Date
  settled_at: Date | null
}
