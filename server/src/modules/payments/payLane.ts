import { type BatchLane, createBatchLane } from '../../kernel/batch.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database } from '../../schema/index.ts'
import { type OutgoingPayment, type PayOutcome, settlePayments } from './settle.ts'

export type PayLane = BatchLane<OutgoingPayment, PayOutcome>

export interface PayLaneOptions {
  transactions: Transactions<Database>
  /** Called with the size of each batch, for metrics. */
  observeBatch(size: number): void
}

const PAYMENTS_PER_BATCH_MAX = 500
const WAITING_MAX = 20_000
const GATHER = { ms: 4, items: 24 }

/** Payments that need no proof go this one way: many in one transaction, decided in the order of arrival. */
export function createPayLane({ transactions, observeBatch }: PayLaneOptions): PayLane {
  return createBatchLane<OutgoingPayment, PayOutcome>({
    itemsPerBatchMax: PAYMENTS_PER_BATCH_MAX,
    waitingMax: WAITING_MAX,
    gather: GATHER,
    async run(items) {
      observeBatch(items.length)
      const outcomes = new Map<OutgoingPayment, PayOutcome>()
      for (const round of roundsOf(items)) {
        const answers = await transactions.write((tx) => settlePayments(tx, round))
        for (const [index, item] of round.entries()) {
          const outcome = answers[index]
          if (outcome) outcomes.set(item, outcome)
        }
      }
      return items.flatMap((item) => outcomes.get(item) ?? [])
    },
  })
}

/**
 * The same payment or the same order twice in one batch: what comes second must find the first one done. So it goes into
 * a later round; almost always there is but one.
 */
export function roundsOf(items: readonly OutgoingPayment[]): OutgoingPayment[][] {
  const rounds: { keys: Set<string>; items: OutgoingPayment[] }[] = []
  for (const item of items) {
    const { paymentId, to } = item.input
    const keys = to.kind === 'order' ? [paymentId, to.orderId] : [paymentId]
    // Not the first round that would have room: one that stands after all that hold a key of this item.
    const after = rounds.findLastIndex((round) => keys.some((key) => round.keys.has(key)))
    const round = rounds[after + 1] ?? { keys: new Set<string>(), items: [] }
    if (after + 1 === rounds.length) rounds.push(round)
    for (const key of keys) round.keys.add(key)
    round.items.push(item)
  }
  return rounds.map((round) => round.items)
}
