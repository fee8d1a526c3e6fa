import { contacts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { presentRelation } from '../present.ts'
import { isInSight } from '../rules.ts'
import type { ContactsServices } from '../services.ts'
import { readPairs } from '../store.ts'

/** Whoever blocked the caller is not found, and the caller does not find itself. */
export const matchPhones = ({ phones }: ContactsServices) =>
  implement(contacts.matchPhones, async (reading, { memberId }, { numbers }) => {
    const idByNumber = await phones.findMembers(reading.db, memberId, numbers)
    const ids = [...idByNumber.values()].filter((id) => id !== memberId)
    const [members, pairs] = [await readMembers(reading.db, ids), await readPairs(reading.db, memberId, ids)]
    const found = [...idByNumber].flatMap(([number, id]) => {
      const [member, pair] = [members.get(id), pairs.get(id)]
      return member && pair && isInSight(pair) ? [{ number, relation: presentRelation(member, pair.own) }] : []
    })
    return { found }
  })
