import type { Bus } from '../../kernel/bus.ts'

/** What the bills' methods need beyond their transaction. */
export interface BillServices {
  bus: Bus
}
