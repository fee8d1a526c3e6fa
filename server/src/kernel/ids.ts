import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

/** Makes UUIDv7s (RFC 9562): ordered by time, so that indexes grow at their end. */
export type NewId = () => string

const RANDOM_BYTES = 16
const pool = new Uint8Array(256 * RANDOM_BYTES)
let used = pool.length
let msecs = 0
let seq = 0

/** Asking the system for randomness costs more than all the rest of an id, so it is asked for many at once. */
function nextRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += RANDOM_BYTES
  return pool.subarray(used - RANDOM_BYTES, used)
}

/** Each is above the one before it, within a millisecond as well (RFC 9562, section 6.2, method 1). */
export const newUuid: NewId = () => {
  const random = nextRandom()
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    // Below 2³¹, so that there is room to count on within the millisecond.
    seq = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1
  } else seq += 1
  return v7({ random, msecs, seq })
}
