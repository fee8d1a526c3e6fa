import { contacts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { findMemberByContactCode } from '../../accounts/index.ts'
import { accessCard } from '../access.ts'
import { presentRelation } from '../present.ts'

export const findByCode = implement(contacts.findByCode, async (reading, caller, input) => {
  const found = await findMemberByContactCode(reading.db, input.code)
  if (!found) throw refuse('member.notFound')
  const { other, own } = await accessCard(reading, caller.memberId, found.id)
  return { relation: presentRelation(other, own) }
})
