import type { Clock } from '@sampan/server/kernel/clock.ts'

/** A clock that a test moves by hand. */
export interface ManualClock extends Clock {
  advance(ms: number): void
  set(at: Date): void
}

/** Stands still until it is moved. */
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

/** Goes on by itself, like the clock of a browser beside it; may be moved as well. */
export function createRunningClock(): ManualClock {
  let aheadMs = 0
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance(ms) {
      aheadMs += ms
    },
    set(at) {
      aheadMs = at.getTime() - Date.now()
    },
  }
}
