import { newestFirst, type SearchResult } from '@sampan/contract'

/**
 * What the device holds and what the server found, each once. While the server has more, what is held further back waits:
 * it would stand where the next page comes in.
 */
export function merge(
  held: readonly SearchResult[],
  served: readonly SearchResult[],
  hasMore: boolean,
): readonly SearchResult[] {
  const known = new Map(
    [...held, ...served].map((result) => [`${result.message.conversationId} ${result.message.seq}`, result]),
  )
  const sorted = [...known.values()].sort((a, b) => newestFirst(a.message, b.message))
  const last = served.at(-1)
  return hasMore && last ? sorted.filter((result) => newestFirst(result.message, last.message) <= 0) : sorted
}
