/** Time as the kit needs it, so that a simulation can run on its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls once after `delayMs`; the answer takes it back. */
  after(delayMs: number, call: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Uniform in [0, 1). */
export type Random = () => number
