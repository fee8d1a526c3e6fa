import { isDeepStrictEqual } from 'node:util'
import { privacy } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { privacyOf } from '../privacy.ts'
import { writePrivacy } from '../store.ts'

export const changePrivacy = implement(privacy.changePrivacy, async (tx, caller, input) => {
  const before = await privacyOf(tx.db, caller.memberId)
  const after = { ...before, ...input }
  if (isDeepStrictEqual(before, after)) return after
  await writePrivacy(tx.db, caller.memberId, after)
  tx.emit('privacy.changed', [caller.memberId], after)
  return after
})
