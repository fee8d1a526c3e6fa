import { chat } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessOwnMembership } from '../access.ts'
import { updateMembership } from '../store/memberships.ts'

export const changePreferences = implement(chat.changePreferences, async (tx, caller, input) => {
  const { conversationId } = input
  const { membership } = await accessOwnMembership(tx.db, caller.memberId, conversationId)
  const muted = input.muted ?? membership.muted
  const pinned = input.pinned ?? membership.pinned
  if (muted !== membership.muted || pinned !== membership.pinned) {
    await updateMembership(tx.db, conversationId, caller.memberId, { muted, pinned })
    tx.emit('chat.preferencesChanged', [caller.memberId], { conversationId, muted, pinned })
  }
  return { muted, pinned }
})
