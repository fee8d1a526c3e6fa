import { setTimeout as wait } from 'node:timers/promises'
import { quantile, rounded } from './statistics.ts'

export interface LoadResult {
  count: number
  seconds: number
  perSecond: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** Pieces of work that failed, of an open loop; they are not in the other figures. */
  failed: number
}

/**
 * Closed loop: so many at once, each followed by the next.
 * @param act one piece of work, of the worker with this number; throws when it fails, which ends the run
 */
export async function closedLoop(
  inFlight: number,
  seconds: number,
  act: (worker: number) => Promise<unknown>,
): Promise<LoadResult> {
  const latencies: number[] = []
  const startedAt = performance.now()
  const until = startedAt + seconds * 1000
  const worker = async (number: number) => {
    for (let began = performance.now(); began < until; ) {
      await act(number)
      const ended = performance.now()
      latencies.push(ended - began)
      began = ended
    }
  }
  await Promise.all(Array.from({ length: inFlight }, (_, number) => worker(number)))
  return summary(latencies, (performance.now() - startedAt) / 1000)
}

const LATE_MS_MAX = 20_000

/**
 * Open loop: so many a second whatever happens, as people come. Latency counts from the moment a piece of work was due,
 * so that a server that stands still is not asked less. What fails is counted; where nothing else comes, it is thrown.
 * What is not done a while after the last one was due counts with the time that it took until then, and is left: who is
 * drowned would never come to an end.
 */
export async function openLoop(
  perSecond: number,
  seconds: number,
  act: () => Promise<unknown>,
  lateMsMax = LATE_MS_MAX,
): Promise<LoadResult> {
  const total = Math.round(perSecond * seconds)
  const latencies: number[] = []
  /** By when each was due. */
  const underWay = new Map<Promise<void>, number>()
  let isOver = false
  const failures: unknown[] = []
  const startedAt = performance.now()
  const begin = (due: number) => {
    const one = act()
      .then(() => {
        if (!isOver) latencies.push(performance.now() - due)
      })
      .catch((reason: unknown) => {
        if (!isOver) failures.push(reason)
      })
      .finally(() => underWay.delete(one))
    underWay.set(one, due)
  }
  for (let begun = 0; begun < total; ) {
    const dueByNow = Math.min(total, Math.floor(((performance.now() - startedAt) / 1000) * perSecond) + 1)
    for (; begun < dueByNow; begun += 1) begin(startedAt + (begun / perSecond) * 1000)
    await wait(1)
  }
  const late = new AbortController()
  await Promise.race([
    Promise.all(underWay.keys()),
    wait(lateMsMax, undefined, { signal: late.signal }).catch(() => undefined),
  ])
  late.abort()
  isOver = true
  for (const due of underWay.values()) latencies.push(performance.now() - due)
  if (latencies.length === 0) throw failures[0]
  return { ...summary(latencies, (performance.now() - startedAt) / 1000), failed: failures.length }
}

/** @param latencies milliseconds, in no order */
export function summary(latencies: number[], seconds: number): LoadResult {
  if (latencies.length === 0) throw new Error('Nothing was done')
  const sorted = Float64Array.from(latencies).sort()
  return {
    count: sorted.length,
    seconds,
    perSecond: sorted.length / seconds,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    maxMs: sorted.at(-1) ?? 0,
    failed: 0,
  }
}

export const describeLoad = ({ perSecond, p50Ms, p99Ms, maxMs, failed }: LoadResult): string =>
  `${Math.round(perSecond).toLocaleString('en')}/s, p50 ${rounded(p50Ms)} ms, p99 ${rounded(p99Ms)} ms, max ${rounded(maxMs)} ms` +
  (failed > 0 ? `, ${failed} FAILED` : '')
