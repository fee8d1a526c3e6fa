import type { Clock } from '@sampan/sdk'
import type { Store } from './store.ts'
import type { Draft } from './types.ts'

/** Keeps what is typed and not sent; an empty one is forgotten. */
export async function setDraft(store: Store, clock: Clock, draft: Omit<Draft, 'changedAt'>): Promise<void> {
  if (draft.text === '' && draft.replyToSeq === null) return store.drafts.delete(draft.conversationId)
  await store.drafts.put({ ...draft, changedAt: new Date(clock.now()).toISOString() })
}
