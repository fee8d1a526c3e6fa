import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessConversation } from '../access.ts'
import type { ChatServices } from '../services.ts'

export const setTyping = ({ bus }: ChatServices) =>
  implement(chat.setTyping, async (tx, caller, { conversationId }) => {
    const { membership } = await accessConversation(tx.db, caller.memberId, conversationId)
    if (!membership.may_post) throw refuse('chat.notAccepting')
    tx.afterCommit(() => bus.ring({ type: 'typing', conversationId, memberId: caller.memberId }))
    return {}
  })
