/** Decisions on stalls and orders: no clock, no database. */
import type { OrderState } from '@sampan/contract'

/** Long enough for somebody who first has to find the phone. */
export const ORDER_MS = 15 * 60_000

/** How an order is at an instant. A job writes down what expired, some time later. */
export const orderStateAt = (order: { state: OrderState; expires_at: Date }, now: Date): OrderState =>
  order.state === 'open' && order.expires_at <= now ? 'expired' : order.state

/** Two spellings of a name are one where only white space around it differs. */
export const tidyLine = (text: string): string => text.trim()
