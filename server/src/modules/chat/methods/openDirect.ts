import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { hydrateConversations } from '../hydrate.ts'
import { directKeyOf } from '../rules.ts'
import type { ChatServices } from '../services.ts'
import { findDirectId } from '../store/conversations.ts'

export const openDirect = ({ ownDoings }: ChatServices) =>
  implement(chat.openDirect, async (tx, caller, input) => {
    const id = await findDirectId(tx.db, directKeyOf(caller.memberId, input.memberId))
    const [conversation] = id === undefined ? [] : await hydrateConversations(tx.db, caller.memberId, [id], ownDoings)
    if (!conversation) throw refuse('chat.conversationNotFound')
    return { conversation }
  })
