import { contacts } from '@sampan/contract'
import { setDirectPosting } from '../../modules/chat/index.ts'
import { partFromMember } from '../../modules/contacts/index.ts'
import { implement } from '../../schema/index.ts'

export const removeContact = implement(contacts.removeContact, async (tx, caller, { memberId }) => {
  const relation = await partFromMember(tx, caller.memberId, memberId)
  await setDirectPosting(tx, caller.memberId, memberId, false)
  return { relation }
})
