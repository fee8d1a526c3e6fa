import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessOwnMembership } from '../access.ts'
import { moveReadMark } from '../reading.ts'
import { writeFirstSeq } from '../store/options.ts'

export const clearHistory = implement(chat.clearHistory, async (tx, caller, { conversationId, upToSeq }) => {
  const access = await accessOwnMembership(tx.db, caller.memberId, conversationId)
  const { conversation, membership } = access
  if (upToSeq > conversation.last_seq) throw refuse('chat.messageNotFound')
  const firstSeq = Math.max(membership.first_seq, upToSeq + 1)
  if (firstSeq === membership.first_seq) return { firstSeq }
  await writeFirstSeq(tx.db, conversationId, caller.memberId, firstSeq)
  if (membership.read_seq < upToSeq) await moveReadMark(tx, access, upToSeq)
  tx.emit('chat.historyCleared', [caller.memberId], { conversationId, firstSeq })
  return { firstSeq }
})
