import { chat } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { openNotesOf } from '../direct.ts'
import { hydrateConversations } from '../hydrate.ts'
import type { ChatServices } from '../services.ts'

export const openNotes = ({ bus, ownDoings }: ChatServices) =>
  implement(chat.openNotes, async (tx, caller) => {
    const id = await openNotesOf(tx, bus, caller.memberId)
    const [conversation] = await hydrateConversations(tx.db, caller.memberId, [id], ownDoings)
    if (!conversation) throw new Error('The conversation with oneself vanished while it was opened')
    return { conversation }
  })
