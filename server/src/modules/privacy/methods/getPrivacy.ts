import { privacy } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { privacyOf } from '../privacy.ts'

export const getPrivacy = implement(privacy.getPrivacy, (tx, caller) => privacyOf(tx.db, caller.memberId))
