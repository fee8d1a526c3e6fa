import { contacts } from '@sampan/contract'
import { acceptMember } from '../../modules/contacts/index.ts'
import { implement } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'
import { startTalking } from '../talking.ts'

export const acceptRequest = ({ bus }: FlowServices) =>
  implement(contacts.acceptRequest, async (tx, caller, { memberId }) => {
    const relation = await acceptMember(tx, caller.memberId, memberId)
    const conversationId = await startTalking(tx, bus, caller.memberId, memberId)
    return { relation, conversationId }
  })
