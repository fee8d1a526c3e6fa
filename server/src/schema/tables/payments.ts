import type { ChargeState, PaymentWay } from '@sampan/contract'
import type { Digits } from './columns.ts'

export interface PaymentsTable {
  id: string
  payer_id: string
  payee_id: string
  stall_id: string | null
  order_id: string | null
  amount: Digits
  currency: string
  note: string
  way: PaymentWay
  at: Date
}
/** Codes to be shown at a till; a keyed hash of each. */
export interface PaymentCodesTable {
  hash: Buffer
  member_id: string
  device_id: string
  issued_at: Date
  begins_at: Date
  ends_at: Date
  used_at: Date | null
}
/** Codes that a member tried and nobody was given, since an instant. */
export interface PaymentCodeGuessesTable {
  member_id: string
  wrong: number
  since: Date
}
export interface ChargesTable {
  id: string
  payer_id: string
  stall_id: string
  payee_id: string
  code_hash: Buffer
  device_id: string
  amount: Digits
  currency: string
  note: string
  /** `expired` is written by a job, a while after it came to be so. */
  state: ChargeState
  created_at: Date
  expires_at: Date
}
