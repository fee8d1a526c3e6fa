import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { showsTyping } from '../../privacy/index.ts'
import { accessConversation } from '../access.ts'
import { decidePost } from '../groupRules.ts'
import type { ChatServices } from '../services.ts'

export const setTyping = ({ bus }: ChatServices) =>
  implement(chat.setTyping, async (tx, caller, { conversationId }) => {
    const { conversation, membership } = await accessConversation(tx.db, caller.memberId, conversationId)
    const decision = decidePost(membership, conversation.posting)
    if (decision !== 'allowed') throw refuse(decision)
    if (!(await showsTyping(tx.db, caller.memberId))) return {}
    tx.afterCommit(() => bus.ring({ type: 'typing', conversationId, memberId: caller.memberId }))
    return {}
  })
