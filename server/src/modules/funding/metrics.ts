import type { Metrics } from '../../kernel/telemetry/metrics.ts'
import type { OrderKind } from './rules.ts'

export interface FundingMetrics {
  /** An order came to an end, or a report on it could not be right. */
  count(kind: OrderKind, outcome: 'succeeded' | 'failed' | 'returned' | 'contradicted'): void
  /** How things stood when they were looked at last. */
  show(standing: { underWay: number; stuck: number; owing: number }): void
}

export function createFundingMetrics(metrics: Metrics): FundingMetrics {
  const orders = metrics.counter('sampan_funding_orders_total', 'Top-ups and withdrawals that came to an end.', [
    'kind',
    'outcome',
  ])
  const underWay = metrics.gauge('sampan_funding_under_way', 'Top-ups and withdrawals under way.')
  const stuck = metrics.gauge('sampan_funding_stuck', 'Top-ups and withdrawals under way for more than 15 minutes.')
  const owing = metrics.gauge('sampan_funding_owing', 'Top-ups taken back by banks that wallets could not give back.')
  return {
    count: (kind, outcome) => orders.inc({ kind, outcome }),
    show(standing) {
      underWay.set(standing.underWay)
      stuck.set(standing.stuck)
      owing.set(standing.owing)
    },
  }
}
