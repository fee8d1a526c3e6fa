import type { OrderState, StallCategory } from '@sampan/contract'
import type { Default, Digits } from './columns.ts'

/** At most one a member. */
export interface StallsTable {
  id: string
  owner_id: string
  name: string
  category: StallCategory
  city: string
  region: string
  currency: string
  open: Default<boolean>
  created_at: Date
}
export interface OrdersTable {
  id: string
  stall_id: string
  /** Minor units, in digits. */
  amount: Digits
  currency: string
  reference: string
  note: string
  /** `expired` is written by a job, a while after it came to be so. */
  state: OrderState
  payment_id: string | null
  created_at: Date
  expires_at: Date
}
