import type { PaymentWay } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'

/** What a stall took in a quarter of an hour, by one way of paying. */
export interface QuarterTakings {
  /** When the quarter began. */
  at: Date
  way: PaymentWay
  count: number
  sum: bigint
}

export interface MerchantsServices {
  /** Payments stand after merchants in the order of modules, so their sums are handed in. */
  sumPayments(db: Queryable, stallId: string, from: Date, until: Date): Promise<QuarterTakings[]>
}
