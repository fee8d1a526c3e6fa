import { privacy } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { implement } from '../../../schema/index.ts'
import { mayTalk } from '../../contacts/index.ts'
import type { LastSeen } from '../lastSeen.ts'
import { privacyOf } from '../privacy.ts'

/** The same answer for whoever may not know and for whom nothing is known. */
export const getLastSeen = (lastSeen: LastSeen) =>
  implement(privacy.getLastSeen, async (tx, caller, { memberId }) => {
    const isShown =
      memberId !== caller.memberId &&
      (await mayTalk(tx.db, caller.memberId, memberId)) &&
      (await privacyOf(tx.db, caller.memberId)).lastSeen &&
      (await privacyOf(tx.db, memberId)).lastSeen
    const at = isShown ? await lastSeen.of(tx.db, memberId) : null
    return { lastSeenAt: at && wireInstant(at) }
  })
