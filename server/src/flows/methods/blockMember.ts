import { contacts } from '@sampan/contract'
import { setDirectPosting } from '../../modules/chat/index.ts'
import { shutOutMember } from '../../modules/contacts/index.ts'
import { implement } from '../../schema/index.ts'

export const blockMember = implement(contacts.blockMember, async (tx, caller, { memberId }) => {
  const relation = await shutOutMember(tx, caller.memberId, memberId)
  await setDirectPosting(tx, caller.memberId, memberId, false)
  return { relation }
})
