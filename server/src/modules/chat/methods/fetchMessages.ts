import { chat } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessConversation } from '../access.ts'
import { hydrateMessages } from '../hydrate.ts'
import type { ChatServices } from '../services.ts'
import { readRange } from '../store/messages.ts'

const PAGE = 50

export const fetchMessages = ({ ownDoings }: ChatServices) =>
  implement(chat.fetchMessages, async (tx, caller, input) => {
    const { conversation, membership } = await accessConversation(tx.db, caller.memberId, input.conversationId)
    const forward = input.after !== undefined && input.before === undefined
    const rows = await readRange(tx.db, conversation.id, {
      from: Math.max(membership.first_seq, (input.after ?? 0) + 1),
      to: Math.min(conversation.last_seq, (input.before ?? Number.MAX_SAFE_INTEGER) - 1),
      order: forward ? 'asc' : 'desc',
      limit: input.limit ?? PAGE,
    })
    return {
      messages: await hydrateMessages(tx.db, caller.memberId, rows, ownDoings),
      lastSeq: conversation.last_seq,
    }
  })
