import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { hydrateConversations } from '../hydrate.ts'

export const getConversation = implement(chat.getConversation, async (tx, caller, input) => {
  const [conversation] = await hydrateConversations(tx.db, caller.memberId, [input.conversationId])
  if (!conversation) throw refuse('chat.conversationNotFound')
  return { conversation }
})
