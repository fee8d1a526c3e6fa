import { contacts, TAGS_OF_CONTACT_MAX } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { lockTags } from '../store.ts'
import { retag } from '../tagging.ts'

/** Whom both lists name comes under the tag. */
export const tagContacts = implement(contacts.tagContacts, async (tx, caller, { tagId, addIds, removeIds }) => {
  const { memberId } = caller
  const known = await lockTags(tx.db, memberId)
  if (!known.some(({ id }) => id === tagId)) throw refuse('contacts.tagNotFound')
  const added = new Set(addIds)
  await retag(tx, memberId, [...new Set([...addIds, ...removeIds])], (tagIds, otherId) => {
    const others = tagIds.filter((id) => id !== tagId)
    if (!added.has(otherId)) return others
    if (others.length >= TAGS_OF_CONTACT_MAX) throw refuse('contacts.tooManyTags')
    return others.length < tagIds.length ? tagIds : [...others, tagId]
  })
  return {}
})
