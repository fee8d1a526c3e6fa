import { chat } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { accessConversation, accessForChange } from '../access.ts'
import { decideLead } from '../groupRules.ts'
import { joinGroup, tellRequestCount, whoJoins } from '../joining.ts'
import type { ChatServices } from '../services.ts'
import { countUse } from '../store/groupLinks.ts'
import { deleteRequests, findRequest, listRequests } from '../store/groups.ts'

export const listJoinRequests = implement(chat.listJoinRequests, async (tx, caller, { conversationId }) => {
  const { conversation, membership } = await accessConversation(tx.db, caller.memberId, conversationId)
  const decision = decideLead(conversation.kind, membership.role)
  if (decision !== 'allowed') throw refuse(decision)
  const rows = await listRequests(tx.db, conversationId)
  const people = await readMembers(
    tx.db,
    rows.map(({ member_id }) => member_id),
  )
  return {
    requests: rows.flatMap(({ member_id, invited_by: invitedById, link_id, asked_at }) => {
      const member = people.get(member_id)
      return member ? [{ member, invitedById, byLink: link_id !== null, askedAt: wireInstant(asked_at) }] : []
    }),
  }
})

export const answerJoinRequest = ({ bus }: ChatServices) =>
  implement(chat.answerJoinRequest, async (tx, caller, { conversationId, memberId, accept }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    const decision = decideLead(conversation.kind, membership.role)
    if (decision !== 'allowed') throw refuse(decision)
    const request = await findRequest(tx.db, conversationId, memberId)
    if (!request) throw refuse('chat.requestNotFound')
    if (!accept) {
      await deleteRequests(tx.db, conversationId, [memberId])
      await tellRequestCount(tx, conversationId)
      return {}
    }
    const { invited_by: invitedById, link_id: linkId } = request
    await whoJoins(tx, conversation, [memberId])
    if (linkId) await countUse(tx.db, linkId)
    const note = linkId
      ? { type: 'joinedByLink' as const, memberId, madeById: invitedById }
      : { type: 'membersInvited' as const, byId: invitedById, memberIds: [memberId] }
    await joinGroup(tx, bus, conversation, [{ memberId, invitedById }], note)
    return {}
  })
