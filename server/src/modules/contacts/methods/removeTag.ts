import { contacts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { deleteTag, listTaggedIds, lockTags } from '../store.ts'
import { retag } from '../tagging.ts'

export const removeTag = implement(contacts.removeTag, async (tx, caller, { tagId }) => {
  const { memberId } = caller
  const before = await lockTags(tx.db, memberId)
  if (!before.some(({ id }) => id === tagId)) throw refuse('contacts.tagNotFound')
  const under = await listTaggedIds(tx.db, memberId, tagId)
  await retag(tx, memberId, under, (tagIds) => tagIds.filter((id) => id !== tagId))
  await deleteTag(tx.db, memberId, tagId)
  const tags = before.filter(({ id }) => id !== tagId)
  tx.emit('contacts.tagsChanged', [memberId], { tags })
  return { tags }
})
