import type { Clock } from './clock.ts'

/** The answer for a key: one found lately, or the one that `find` gives. */
export type Memory<Found> = (key: string, find: () => Promise<Found>) => Promise<Found>

/**
 * Keeps what was found for a while, in memory only. What many ask for is looked for once, also while the first look is
 * still under way. What failed is not kept.
 */
export function createMemory<Found>(clock: Clock, limits: { keptMs: number; keptMax: number }): Memory<Found> {
  const kept = new Map<string, { until: number; found: Promise<Found> }>()
  return (key, find) => {
    const now = clock.now().getTime()
    const known = kept.get(key)
    if (known && known.until > now) return known.found
    const found = find()
    kept.delete(key)
    kept.set(key, { until: now + limits.keptMs, found })
    found.catch(() => {
      if (kept.get(key)?.found === found) kept.delete(key)
    })
    for (const oldest of kept.keys()) {
      if (kept.size <= limits.keptMax) break
      kept.delete(oldest)
    }
    return found
  }
}
