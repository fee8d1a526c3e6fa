import { contacts, TAGS_MAX } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { lockTags, writeTag } from '../store.ts'

export const keepTag = implement(contacts.keepTag, async (tx, caller, input) => {
  const { memberId } = caller
  const tag = { id: input.tagId, name: input.name.trim() }
  const before = await lockTags(tx.db, memberId)
  if (before.some(({ id, name }) => id !== tag.id && name === tag.name)) throw refuse('contacts.tagNameTaken')
  const known = before.find(({ id }) => id === tag.id)
  if (known?.name === tag.name) return { tags: before }
  if (!known && before.length >= TAGS_MAX) throw refuse('contacts.tooManyTags')
  await writeTag(tx.db, memberId, tag, tx.now)
  const tags = known ? before.map((each) => (each === known ? tag : each)) : [...before, tag]
  tx.emit('contacts.tagsChanged', [memberId], { tags })
  return { tags }
})
