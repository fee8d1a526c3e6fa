import type { FundingProvider } from '@sampan/contract'
import type { Clock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Queryable } from '../../schema/index.ts'
import type { FundingSource } from './fundingSource.ts'
import type { FundingMetrics } from './metrics.ts'

/** What the module's methods and jobs need beyond their transaction. */
export interface FundingServices {
  db: Queryable
  transactions: Transactions<Database>
  clock: Clock
  log: Log
  metrics: FundingMetrics
  /** All that there are: orders of a provider that is no longer offered are still brought to their end. */
  sources: ReadonlyMap<FundingProvider, FundingSource>
  /** With whom new sources are linked. */
  offered: FundingSource
}
