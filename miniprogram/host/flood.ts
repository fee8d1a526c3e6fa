// How much a program may say to the app's window at all, whatever it says: a window that only reads is not smooth any more.

import { measure } from './measure.ts'

export interface FloodGate {
  /** False once it was too much: the program is to be ended. */
  takes(message: unknown): boolean
}

/** A start writes and asks for much at once; later all limits of calls together are less than this. */
const burst = 10_000
const perSecond = 500
/** A file of 20 MB and what stands around it. */
const messageBytesMax = 64 * 1024 * 1024

/** @param now milliseconds, monotonic */
export function createFloodGate(now: () => number): FloodGate {
  let left = burst
  let at = now()
  return {
    takes(message) {
      const since = now() - at
      at += since
      left = Math.min(burst, left + (since / 1_000) * perSecond) - 1
      if (left < 0) return false
      // What is no plain data is refused by who reads it.
      return (measure(message, messageBytesMax) ?? 0) <= messageBytesMax
    },
  }
}
