import type { LogEntry } from '@sampan/contract'
import type { Unit } from './unit.ts'

/** What the log told since an answer was asked for. Undefined where that is too long ago to know. */
export async function entriesSince(unit: Unit, askedAtLogSeq: number | null): Promise<LogEntry[] | undefined> {
  const { logSeq } = unit.session
  if (askedAtLogSeq === logSeq) return []
  if (logSeq === null || askedAtLogSeq === null) return undefined
  const entries = await unit.store.log.where('seq').above(askedAtLogSeq).toArray()
  return entries.length === logSeq - askedAtLogSeq ? entries : undefined
}
