import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessOwnMembership } from '../access.ts'
import { countUnread, moveReadMark } from '../reading.ts'

export const markRead = implement(chat.markRead, async (tx, caller, { conversationId, seq }) => {
  const access = await accessOwnMembership(tx.db, caller.memberId, conversationId)
  const { conversation, membership } = access
  if (seq > conversation.last_seq) throw refuse('chat.messageNotFound')
  const readSeq = Math.max(seq, membership.read_seq)
  if (readSeq > membership.read_seq) return { readSeq, unread: await moveReadMark(tx, access, readSeq) }
  const { unread } = await countUnread(tx.db, caller.memberId, conversationId, conversation.last_seq)
  return { readSeq, unread }
})
