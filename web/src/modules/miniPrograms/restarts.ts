/** How often programs begin anew by themselves. One that does nothing else is stopped. Pure but for what it is told. */

const RESTARTS_MAX = 5
const WITHIN_MS = 60_000

export interface Restarts {
  /** Notes that a program wants to begin anew; false where it did so too often. */
  allow(id: string): boolean
  /** The member wants it to begin anew: it may try again. */
  forget(id: string): void
}

export function createRestarts(now: () => number): Restarts {
  const before = new Map<string, readonly number[]>()
  return {
    allow(id) {
      const late = now() - WITHIN_MS
      const times = (before.get(id) ?? []).filter((time) => time > late)
      if (times.length >= RESTARTS_MAX) return false
      before.set(id, [...times, now()])
      return true
    },
    forget: (id) => void before.delete(id),
  }
}
