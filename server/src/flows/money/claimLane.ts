import { type BatchLane, createBatchLane } from '../../kernel/batch.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database } from '../../schema/index.ts'
import { type ClaimOutcome, type IncomingClaim, settleClaims } from './claimPackets.ts'

export type SettledClaim = Exclude<ClaimOutcome, { outcome: 'later' }>
export type ClaimLane = BatchLane<IncomingClaim, SettledClaim>

export interface ClaimLaneOptions {
  transactions: Transactions<Database>
  /** Called with the size of each batch, for metrics. */
  observeBatch(size: number): void
}

const CLAIMS_PER_BATCH_MAX = 1_000
/** Claims come in crowds: a thousand packets, each with a full group around it. */
const WAITING_MAX = 120_000

/** All claims go this one way: many in one transaction, served in the order of arrival. */
export function createClaimLane({ transactions, observeBatch }: ClaimLaneOptions): ClaimLane {
  return createBatchLane<IncomingClaim, SettledClaim>({
    itemsPerBatchMax: CLAIMS_PER_BATCH_MAX,
    waitingMax: WAITING_MAX,
    async run(items) {
      observeBatch(items.length)
      const settled = new Map<IncomingClaim, SettledClaim>()
      // Each round serves at least one of those that are left, so it ends; almost always there is but one.
      for (let left = items; left.length > 0; ) {
        const round = left
        const outcomes = await transactions.write((tx) => settleClaims(tx, round))
        left = round.filter((item, index) => {
          const outcome = outcomes[index]
          if (outcome && outcome.outcome !== 'later') settled.set(item, outcome)
          return outcome?.outcome === 'later'
        })
      }
      return items.flatMap((item) => settled.get(item) ?? [])
    },
  })
}
