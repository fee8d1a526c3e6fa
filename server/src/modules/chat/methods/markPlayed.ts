import { chat, READ_MARKS_MEMBERS_MAX } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessMessage } from '../access.ts'
import { showingReads } from '../readReceipts.ts'
import { listActiveMemberIds } from '../store/memberships.ts'
import { insertPlay } from '../store/plays.ts'

export const markPlayed = implement(chat.markPlayed, async (tx, { memberId }, { conversationId, seq }) => {
  const { message } = await accessMessage(tx.db, memberId, { conversationId, seq })
  const { sender_id: senderId, body } = message
  if (body.kind !== 'voice') throw refuse('chat.messageNotFound')
  if (senderId === null || senderId === memberId) return {}
  const people = await listActiveMemberIds(tx.db, conversationId)
  const told = people.length <= READ_MARKS_MEMBERS_MAX && (await showingReads(tx.db, [memberId, senderId])).size === 2
  if (!(await insertPlay(tx.db, { conversation_id: conversationId, seq, member_id: memberId, told }))) return {}
  const hearing = told && people.includes(senderId) ? [memberId, senderId] : [memberId]
  tx.emit('chat.voicePlayed', hearing, { conversationId, seq, memberId })
  return {}
})
