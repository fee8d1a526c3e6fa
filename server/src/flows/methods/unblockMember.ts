import { contacts } from '@sampan/contract'
import { setDirectPosting } from '../../modules/chat/index.ts'
import { letInMember } from '../../modules/contacts/index.ts'
import { implement } from '../../schema/index.ts'

/** Both may write again only where they are contacts and the other did not block as well. */
export const unblockMember = implement(contacts.unblockMember, async (tx, caller, { memberId }) => {
  const { relation, talking } = await letInMember(tx, caller.memberId, memberId)
  if (talking) await setDirectPosting(tx, caller.memberId, memberId, true)
  return { relation }
})
