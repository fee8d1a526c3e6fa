import type { Blobs } from '../kernel/blobs.ts'
import type { Bus } from '../kernel/bus.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Config } from '../kernel/config.ts'
import type { Dispatcher } from '../kernel/dispatch.ts'
import type { Transactions } from '../kernel/transaction.ts'
import type { Random } from '../modules/accounts/index.ts'
import type { Funding } from '../modules/funding/index.ts'
import type { AuditReport } from '../modules/ledger/index.ts'
import type { Phones } from '../modules/phones/index.ts'
import type { Notifier } from '../modules/push/index.ts'
import type { Database, Queryable } from '../schema/index.ts'
import type { ClaimLane } from './money/claimLane.ts'

/** What flows and jobs need beyond their transaction. */
export interface FlowServices {
  db: Queryable
  transactions: Transactions<Database>
  bus: Bus
  blobs: Blobs
  clock: Clock
  config: Config
  funding: Funding
  random: Random
  claimLane: ClaimLane
  notifier: Notifier
  phones: Phones
  /** Calls a method for a member, as the member may. */
  callInside: Dispatcher['callInside']
  /** Hears what the nightly audit of the books found. */
  observeAudit(report: AuditReport): void
}
