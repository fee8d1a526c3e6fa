import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange } from '../access.ts'
import { decideBring, needsApproval } from '../groupRules.ts'
import { askToJoin, joinGroup, whoJoins } from '../joining.ts'
import type { ChatServices } from '../services.ts'

export const inviteMembers = ({ bus, areContacts }: ChatServices) =>
  implement(chat.inviteMembers, async (tx, caller, { conversationId, memberIds }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    const decision = decideBring(conversation.kind, membership.role, conversation.inviting)
    if (decision !== 'allowed') throw refuse(decision)
    const joining = await whoJoins(tx, conversation, memberIds)
    if (joining.length === 0) return { asked: false }
    if (!(await areContacts(tx.db, caller.memberId, joining))) throw refuse('contacts.notContact')
    const people = joining.map((memberId) => ({ memberId, invitedById: caller.memberId }))
    if (needsApproval(membership.role, conversation.approval)) {
      await askToJoin(
        tx,
        conversationId,
        people.map((person) => ({ ...person, linkId: null })),
      )
      return { asked: true }
    }
    const note = { type: 'membersInvited' as const, byId: caller.memberId, memberIds: joining }
    await joinGroup(tx, bus, conversation, people, note)
    return { asked: false }
  })
