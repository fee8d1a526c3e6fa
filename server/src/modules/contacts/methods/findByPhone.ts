import { contacts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessCard } from '../access.ts'
import { presentRelation } from '../present.ts'
import type { ContactsServices } from '../services.ts'

export const findByPhone = ({ phones }: ContactsServices) =>
  implement(contacts.findByPhone, async (reading, { memberId }, { number }) => {
    const foundId = (await phones.findMembers(reading.db, memberId, [number])).get(number)
    if (foundId === undefined) throw refuse('member.notFound')
    const { other, own } = await accessCard(reading, memberId, foundId)
    return { relation: presentRelation(other, own) }
  })
