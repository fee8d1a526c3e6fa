import { contacts } from '@sampan/contract'
import { askMember } from '../../modules/contacts/index.ts'
import { implement } from '../../schema/index.ts'
import type { FlowServices } from '../services.ts'
import { startTalking } from '../talking.ts'

export const requestContact = ({ bus }: FlowServices) =>
  implement(contacts.requestContact, async (tx, caller, { memberId, greeting }) => {
    const { relation, becameContacts } = await askMember(tx, caller.memberId, memberId, greeting)
    if (becameContacts) await startTalking(tx, bus, caller.memberId, memberId)
    return { relation }
  })
