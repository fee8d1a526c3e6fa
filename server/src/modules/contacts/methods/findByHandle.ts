import { contacts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { findMemberByHandle } from '../../accounts/index.ts'
import { accessCard } from '../access.ts'
import { presentRelation } from '../present.ts'

export const findByHandle = implement(contacts.findByHandle, async (reading, caller, input) => {
  const found = await findMemberByHandle(reading.db, input.handle, reading.now)
  if (!found) throw refuse('member.notFound')
  const { other, own } = await accessCard(reading, caller.memberId, found.id)
  return { relation: presentRelation(other, own) }
})
