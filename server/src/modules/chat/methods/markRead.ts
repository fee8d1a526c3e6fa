import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessOwnMembership } from '../access.ts'
import { countUnread, moveReadMark } from '../reading.ts'
import type { ChatServices } from '../services.ts'

export const markRead = ({ readNews }: Pick<ChatServices, 'readNews'>) =>
  implement(chat.markRead, async (tx, { memberId }, { conversationId, seq }) => {
    const access = await accessOwnMembership(tx.db, memberId, conversationId)
    const { conversation, membership } = access
    if (seq > conversation.last_seq) throw refuse('chat.messageNotFound')
    const { read_seq: before } = membership
    const readSeq = Math.max(seq, before)
    if (readSeq > before) {
      const unread = await moveReadMark(tx, access, readSeq)
      if (conversation.kind === 'group') tx.afterCommit(() => readNews.note(conversationId, memberId, before, readSeq))
      return { readSeq, unread }
    }
    const { unread } = await countUnread(tx.db, memberId, conversationId, conversation.last_seq)
    return { readSeq, unread }
  })
