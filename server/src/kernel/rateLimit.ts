import type { RateLimit } from '@sampan/contract'
import type { Clock } from './clock.ts'
import { refuse } from './errors.ts'

interface Bucket {
  tokens: number
  filledAtMs: number
}

/** Enough for every device of a busy minute. */
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
  // Two generations: every call comes by here, and to keep buckets in the order of their use costs more than all else.
  // Those that were not used while one generation filled up are forgotten.
  let young = new Map<string, Bucket>()
  let old = new Map<string, Bucket>()
  const keep = (key: string, bucket: Bucket) => {
    young.set(key, bucket)
    if (young.size < BUCKETS_MAX / 2) return
    old = young
    young = new Map()
  }
  return {
    take(key, limit) {
      const nowMs = clock.now().getTime()
      const capacity = limit.burst * factor
      const perMs = (limit.perMinute * factor) / 60_000
      const used = young.get(key)
      const bucket = used ?? old.get(key) ?? { tokens: capacity, filledAtMs: nowMs }
      const tokens = Math.min(capacity, bucket.tokens + Math.max(0, nowMs - bucket.filledAtMs) * perMs)
      bucket.tokens = tokens
      bucket.filledAtMs = nowMs
      if (!used) keep(key, bucket)
      if (tokens < 1) throw refuse('request.tooMany', { retryAfterSeconds: Math.ceil((1 - tokens) / perMs / 1_000) })
      bucket.tokens -= 1
    },
  }
}
