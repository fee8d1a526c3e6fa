import { chat } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { accessConversation } from '../access.ts'
import { listAllMemberships } from '../store/memberships.ts'

export const listMembers = implement(chat.listMembers, async (tx, caller, input) => {
  await accessConversation(tx.db, caller.memberId, input.conversationId)
  const memberships = await listAllMemberships(tx.db, input.conversationId)
  const people = await readMembers(
    tx.db,
    memberships.map(({ member_id }) => member_id),
  )
  const members = memberships.flatMap(({ member_id, role, left_at, nickname, invited_by: invitedById }) => {
    const member = people.get(member_id)
    return member ? [{ member, role, left: left_at !== null, nickname, invitedById }] : []
  })
  return { members: [...members.filter(({ left }) => !left), ...members.filter(({ left }) => left)] }
})
