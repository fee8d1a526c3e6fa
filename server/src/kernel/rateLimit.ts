import type { RateLimit } from '@sampan/contract'
import type { Clock } from './clock.ts'
import { refuse } from './errors.ts'

interface Bucket {
  tokens: number
  filledAtMs: number
}

/** Enough for every device of a busy minute; the bucket unused for longest goes first. */
const BUCKETS_MAX = 100_000

export interface RateLimiter {
  /** Takes one token from the bucket of this key, or throws `request.tooMany` with the seconds to wait. */
  take(key: string, limit: RateLimit): void
}

/**
 * Token buckets in memory: `burst` at once, refilled evenly.
 * @param factor scales every limit: more than 1 for load tests, 1 otherwise.
 */
export function createRateLimiter(clock: Clock, factor: number): RateLimiter {
  const buckets = new Map<string, Bucket>()
  return {
    take(key, limit) {
      const nowMs = clock.now().getTime()
      const capacity = limit.burst * factor
      const perMs = (limit.perMinute * factor) / 60_000
      const bucket = buckets.get(key) ?? { tokens: capacity, filledAtMs: nowMs }
      const tokens = Math.min(capacity, bucket.tokens + Math.max(0, nowMs - bucket.filledAtMs) * perMs)
      if (tokens < 1) throw refuse('request.tooMany', { retryAfterSeconds: Math.ceil((1 - tokens) / perMs / 1_000) })
      buckets.delete(key)
      buckets.set(key, { tokens: tokens - 1, filledAtMs: nowMs })
      if (buckets.size > BUCKETS_MAX) {
        const oldest = buckets.keys().next()
        if (!oldest.done) buckets.delete(oldest.value)
      }
    },
  }
}
