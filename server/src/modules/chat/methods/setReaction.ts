import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessMessage } from '../access.ts'
import { listActiveMemberIds } from '../store/memberships.ts'
import { findReaction, writeReaction } from '../store/messages.ts'

export const setReaction = implement(chat.setReaction, async (tx, caller, { conversationId, seq, emoji }) => {
  const place = { conversationId, seq }
  const { membership, message } = await accessMessage(tx.db, caller.memberId, place)
  if (!membership.may_post) throw refuse('chat.notAccepting')
  if (['recalled', 'expired', 'note'].includes(message.body.kind)) throw refuse('chat.messageNotFound')
  if ((await findReaction(tx.db, caller.memberId, place)) === emoji) return {}
  await writeReaction(tx.db, caller.memberId, place, emoji)
  const memberIds = await listActiveMemberIds(tx.db, conversationId)
  tx.emit('chat.reactionChanged', memberIds, { conversationId, seq, memberId: caller.memberId, emoji })
  return {}
})
