import type { Clock } from '@sampan/server/kernel/clock.ts'

/** A clock that a test moves by hand. */
export interface ManualClock extends Clock {
  advance(ms: number): void
  set(at: Date): void
}

export function createManualClock(start = new Date('2026-03-01T09:00:00.000Z')): ManualClock {
  let nowMs = start.getTime()
  return {
    now: () => new Date(nowMs),
    advance(ms) {
      nowMs += ms
    },
    set(at) {
      nowMs = at.getTime()
    },
  }
}
