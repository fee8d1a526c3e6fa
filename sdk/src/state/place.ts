import type { Conversation } from '@sampan/contract'

/** Where a conversation stands: something new brings it back to the list by itself. */
export type Place = 'list' | 'archive' | 'nowhere'

/** A muted one stays put away, whatever is said in it. */
export function placeOf({
  archivedSeq,
  hiddenSeq,
  lastSeq,
  muted,
}: Pick<Conversation, 'archivedSeq' | 'hiddenSeq' | 'lastSeq' | 'muted'>): Place {
  if (hiddenSeq !== null && lastSeq <= hiddenSeq) return 'nowhere'
  return archivedSeq !== null && (muted || lastSeq <= archivedSeq) ? 'archive' : 'list'
}
