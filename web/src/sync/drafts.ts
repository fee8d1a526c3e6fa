import type { Draft as WireDraft } from '@sampan/contract'
import type { Clock } from '@sampan/sdk'
import type { Store } from './store.ts'
import type { Draft } from './types.ts'

/**
 * Keeps what is typed and not sent. An empty one is kept as such, so that what another device wrote before does not come
 * back. Answers what the other devices are to know, or nothing where nothing changed.
 */
export async function setDraft(
  store: Store,
  clock: Clock,
  draft: Omit<Draft, 'changedAt'>,
): Promise<WireDraft | undefined> {
  const { conversationId, text, mentions, replyToSeq } = draft
  const before = await store.drafts.get(conversationId)
  const said = (one: Pick<Draft, 'text' | 'mentions' | 'replyToSeq'>) =>
    JSON.stringify([one.text, one.mentions, one.replyToSeq])
  if (said(draft) === said(before ?? { text: '', mentions: [], replyToSeq: null })) return undefined
  const changedAt = new Date(clock.now()).toISOString()
  await store.drafts.put({ ...draft, changedAt })
  return { text, mentions, replyToSeq, changedAt }
}

/** A draft from another device, or an echo of our own: the latest written wins. */
export async function keepDraft(store: Store, conversationId: string, told: WireDraft): Promise<void> {
  const held = await store.drafts.get(conversationId)
  if (!held || held.changedAt <= told.changedAt) await store.drafts.put({ conversationId, ...told })
}
