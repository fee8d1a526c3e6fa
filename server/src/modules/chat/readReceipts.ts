import type { Queryable } from '../../schema/index.ts'

/**
 * Which of these members show to others what they have read, and see it of others: all of them. A member's own switch
 * belongs here and nowhere else.
 */
export async function showingReads(_db: Queryable, memberIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(memberIds)
}
