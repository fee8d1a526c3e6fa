import type { Clock } from '../../kernel/clock.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Metrics } from '../../kernel/telemetry/metrics.ts'
import type { AuditReport } from './audit.ts'

/** Tells the log and the metrics what each audit of this server found. */
export function createAuditWatch(options: { metrics: Metrics; log: Log; clock: Clock }): (report: AuditReport) => void {
  const { metrics, log, clock } = options
  const right = metrics.gauge(
    'sampan_books_right',
    'Whether the last audit found the books right: 1, or 0 for a fault.',
  )
  const auditedAt = metrics.gauge(
    'sampan_books_audited_at_seconds',
    'When the last audit ended, in seconds since 1970; 0 before the first one since the start.',
  )
  // Of books that were not looked at, no fault is known.
  right.set(1)
  return ({ ok, fault, counts }) => {
    right.set(ok ? 1 : 0)
    auditedAt.set(clock.now().getTime() / 1000)
    if (ok) log.info(counts, 'the books are right')
    else log.error({ ...counts, fault }, 'THE BOOKS ARE NOT RIGHT: stop payments, keep the database, look at the fault')
  }
}
