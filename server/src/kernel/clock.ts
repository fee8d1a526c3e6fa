/** Time is passed in, so that tests and simulations own it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** The wire's form of an instant: RFC 3339, UTC, milliseconds. */
export const wireInstant = (at: Date): string => at.toISOString()
