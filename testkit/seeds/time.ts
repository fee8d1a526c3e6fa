import type { At, Conversation } from './types.ts'

/** The world stands still at 09:41 of day 0. */
const WORLD_HOUR = 9
const WORLD_MINUTE = 41
/** Steps of the same minute follow each other at this distance. */
const APART_MS = 8_000

/** The moment, in the machine's time zone, that `at` means when the world is laid at `now`. */
export function instantOf(at: At, now: Date): Date {
  const [hour = 0, minute = 0] = at.time.split(':').map(Number)
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate(), WORLD_HOUR, WORLD_MINUTE)
  // Laid before 09:41, the world's newest day is yesterday.
  const daysAgo = at.daysAgo + (today > now ? 1 : 0)
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, hour, minute)
}

/** The moments of all steps of a conversation, each later than the one before. */
export function instantsOf(conversation: Conversation, now: Date): Date[] {
  let last = Number.NEGATIVE_INFINITY
  return conversation.steps.map((step) => {
    last = Math.max(instantOf(step.at, now).getTime(), last + APART_MS)
    return new Date(last)
  })
}
