import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange } from '../access.ts'
import { endMembership } from '../leaving.ts'
import { decideRemove } from '../rules.ts'
import type { ChatServices } from '../services.ts'
import { findMembership, updateMembership } from '../store/memberships.ts'

export const removeMember = (services: ChatServices) =>
  implement(chat.removeMember, async (tx, caller, { conversationId, memberId }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    const other = await findMembership(tx.db, conversationId, memberId)
    const decision = decideRemove(conversation.kind, membership.role, other?.role ?? null)
    if (decision !== 'allowed') throw refuse(decision)
    if (!other) throw refuse('member.notFound')
    const note = { type: 'memberRemoved' as const, byId: caller.memberId, memberId }
    await endMembership(tx, services, conversationId, { memberId, role: other.role }, note)
    await updateMembership(tx.db, conversationId, memberId, { removed_by: caller.memberId })
    return {}
  })
