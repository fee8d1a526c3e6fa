/** Who knows whom: finding people, asking them, blocking them. See README.md. */
import type { Implementation, Queryable } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import { findByCode } from './methods/findByCode.ts'
import { findByHandle } from './methods/findByHandle.ts'
import { findByPhone } from './methods/findByPhone.ts'
import { getRelation } from './methods/getRelation.ts'
import { ignoreRequest } from './methods/ignoreRequest.ts'
import { keepAbout } from './methods/keepAbout.ts'
import { keepTag } from './methods/keepTag.ts'
import { listRelations } from './methods/listRelations.ts'
import { listTags } from './methods/listTags.ts'
import { matchPhones } from './methods/matchPhones.ts'
import { removeTag } from './methods/removeTag.ts'
import { setRemark } from './methods/setRemark.ts'
import { tagContacts } from './methods/tagContacts.ts'
import type { ContactsServices } from './services.ts'
import { keepTalkingIds, listListingIds, listTalkingIds, readPair } from './store.ts'

export { acceptMember } from './acts/acceptMember.ts'
export { askMember } from './acts/askMember.ts'
export { partFromMember } from './acts/partFromMember.ts'
export { letInMember, shutOutMember } from './acts/shutOutMember.ts'

/** The methods that concern contacts alone; those that open or close a conversation too stand in `flows`. */
export const contactsModule = (services: ContactsServices): Implementation[] => [
  findByHandle,
  findByCode,
  getRelation,
  ignoreRequest,
  setRemark,
  listRelations,
  keepAbout,
  listTags,
  keepTag,
  removeTag,
  tagContacts,
  findByPhone(services),
  matchPhones(services),
]

/** Whether the member may talk with all of them: contacts, and neither side blocked the other. */
export async function areContacts(db: Queryable, memberId: string, otherIds: readonly string[]): Promise<boolean> {
  const asked = [...new Set(otherIds)]
  return asked.length === 0 || (await keepTalkingIds(db, memberId, asked)).length === asked.length
}

/** Whether two members are contacts and neither blocked the other. */
export const mayTalk = (db: Queryable, memberIdA: string, memberIdB: string): Promise<boolean> =>
  areContacts(db, memberIdA, [memberIdB])

/** The member's contacts with whom it may talk, in the order of their ids. */
export const contactIdsOf = (db: Queryable, memberId: string): Promise<string[]> => listTalkingIds(db, memberId)

/** How another one stands to the member, and what it is called. Null for a name that is not known any more. */
export async function relationOf(db: Queryable, memberId: string, otherId: string) {
  const { own } = await readPair(db, memberId, otherId)
  const member = (await readMembers(db, [otherId])).get(otherId) ?? null
  return { state: own.state, remark: own.remark, blocked: own.blocked, member }
}

/** Everyone in whose list the member stands, as a contact or otherwise: they hold its name. */
export const listingIdsOf = (db: Queryable, memberId: string): Promise<string[]> => listListingIds(db, memberId)
