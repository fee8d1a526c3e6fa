import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessMessage } from '../access.ts'
import { decideRecall } from '../rules.ts'
import { listActiveMemberIds } from '../store/memberships.ts'
import { recall } from '../store/messages.ts'

export const recallMessage = implement(chat.recallMessage, async (tx, caller, place) => {
  const { message } = await accessMessage(tx.db, caller.memberId, place)
  const { sender_id: senderId, sent_at: sentAt, body } = message
  const decision = decideRecall({ senderId, sentAt, kind: body.kind }, caller.memberId, tx.now)
  if (decision === 'nothingToDo') return {}
  if (decision !== 'recall') throw refuse(decision)
  await recall(tx.db, place)
  tx.emit('chat.messageRecalled', await listActiveMemberIds(tx.db, place.conversationId), place)
  return {}
})
