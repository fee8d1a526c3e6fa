import { contacts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessCard } from '../access.ts'
import { presentRelation } from '../present.ts'

export const getRelation = implement(contacts.getRelation, async (reading, caller, input) => {
  const { other, own } = await accessCard(reading, caller.memberId, input.memberId)
  return { relation: presentRelation(other, own) }
})
