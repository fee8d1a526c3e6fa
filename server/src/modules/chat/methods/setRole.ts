import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange } from '../access.ts'
import { tellRequestCountTo } from '../joining.ts'
import { tellMembersChanged } from '../people.ts'
import { decideSetRole } from '../rules.ts'
import { findMembership, updateMembership } from '../store/memberships.ts'

export const setRole = implement(chat.setRole, async (tx, caller, { conversationId, memberId, role }) => {
  const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
  const other = await findMembership(tx.db, conversationId, memberId)
  const decision = decideSetRole(conversation.kind, membership.role, other?.role ?? null)
  if (decision !== 'allowed') throw refuse(decision)
  if (other?.role === role) return {}
  await updateMembership(tx.db, conversationId, memberId, { role })
  tx.emit('chat.roleChanged', [memberId], { conversationId, role })
  await tellRequestCountTo(tx, conversationId, memberId, role)
  await tellMembersChanged(tx, conversationId, [{ memberId, role, left: false }])
  return {}
})
