import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { hydrateConversations } from '../hydrate.ts'
import type { ChatServices } from '../services.ts'

export const getConversation = ({ ownDoings }: ChatServices) =>
  implement(chat.getConversation, async (tx, caller, input) => {
    const [conversation] = await hydrateConversations(tx.db, caller.memberId, [input.conversationId], ownDoings)
    if (!conversation) throw refuse('chat.conversationNotFound')
    return { conversation }
  })
