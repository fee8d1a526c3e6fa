import { contacts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessOwnList } from '../access.ts'
import { decideAbout } from '../rules.ts'
import { settle } from '../settle.ts'
import { lockTags } from '../store.ts'

export const keepAbout = implement(contacts.keepAbout, async (tx, caller, { memberId, ...about }) => {
  if (about.tagIds !== undefined) {
    const known = new Set((await lockTags(tx.db, caller.memberId)).map(({ id }) => id))
    if (!about.tagIds.every((id) => known.has(id))) throw refuse('contacts.tagNotFound')
  }
  const pair = await accessOwnList(tx, caller.memberId, memberId)
  const { relation } = await settle(tx, pair, decideAbout(pair, about))
  return { relation }
})
