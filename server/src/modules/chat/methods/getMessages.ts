import { chat } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessConversation } from '../access.ts'
import { hydrateMessages } from '../hydrate.ts'
import type { ChatServices } from '../services.ts'
import { readPlaces } from '../store/messages.ts'

export const getMessages = ({ ownDoings }: ChatServices) =>
  implement(chat.getMessages, async (tx, caller, input) => {
    const { conversation, membership } = await accessConversation(tx.db, caller.memberId, input.conversationId)
    const places = [...new Set(input.seqs)]
      .filter((seq) => seq >= membership.first_seq)
      .map((seq) => ({ conversationId: conversation.id, seq }))
    const rows = await readPlaces(tx.db, places)
    return { messages: await hydrateMessages(tx.db, caller.memberId, rows, ownDoings) }
  })
