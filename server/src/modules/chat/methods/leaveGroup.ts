import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange } from '../access.ts'
import { endMembership } from '../leaving.ts'
import type { ChatServices } from '../services.ts'

export const leaveGroup = (services: ChatServices) =>
  implement(chat.leaveGroup, async (tx, caller, { conversationId }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    if (conversation.kind !== 'group') throw refuse('chat.groupOnly')
    const { memberId } = caller
    const note = { type: 'memberLeft' as const, memberId }
    await endMembership(tx, services, conversationId, { memberId, role: membership.role }, note)
    return {}
  })
