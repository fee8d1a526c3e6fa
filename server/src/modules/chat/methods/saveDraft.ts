import { chat } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessOwnMembership } from '../access.ts'
import { presentDraft } from '../present.ts'
import { writeDraft } from '../store/drafts.ts'

export const saveDraft = implement(chat.saveDraft, async (tx, caller, { conversationId, draft }) => {
  await accessOwnMembership(tx.db, caller.memberId, conversationId)
  const { text, mentions, replyToSeq, changedAt } = draft
  // A device whose clock is ahead must not win against all that comes.
  const changed = new Date(Math.min(Date.parse(changedAt), tx.now.getTime()))
  const row = { conversation_id: conversationId, text, mentions, reply_to_seq: replyToSeq, changed_at: changed }
  const kept = presentDraft(await writeDraft(tx.db, caller.memberId, row))
  tx.emit('chat.draftChanged', [caller.memberId], { conversationId, draft: kept })
  return { draft: kept }
})
