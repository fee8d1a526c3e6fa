/** The steps by which an account is erased; `flows` takes them, since it is of all modules. Each bears being repeated. */
import type { Member } from '@sampan/contract'
import type { Writing } from '../../schema/index.ts'
import { presentMember } from './present.ts'
import type { Random } from './services.ts'
import { blankTraces, deleteSoliloquies, deleteTraces, scrubTold } from './store/erase.ts'
import { updateMember } from './store.ts'
import { newContactCode } from './tokens.ts'

/** As others see it from now on; the app says it in their language. */
const NAME = 'Deleted account'

/** Takes everything away by which the member was known. */
export async function eraseProfile(tx: Writing, memberId: string, random: Random): Promise<Member> {
  const row = await updateMember(tx.db, memberId, {
    handle: `deleted_${memberId.replaceAll('-', '').slice(-20)}`,
    name: NAME,
    about: '',
    region: null,
    avatar_file_id: null,
    contact_code: newContactCode(random),
    password_hash: null,
    recovery_left: null,
    recovery_made_at: null,
    recovery_used_at: null,
    two_step_since: null,
    handle_changed_at: null,
  })
  return presentMember(row)
}

/** The last step: nothing is left but the number, and what is of others or of the books. */
export async function eraseTraces(tx: Writing, memberId: string, fresh: Member): Promise<void> {
  await deleteSoliloquies(tx.db, memberId)
  await deleteTraces(tx.db, memberId)
  await blankTraces(tx.db, memberId, tx.now)
  await scrubTold(tx.db, memberId, fresh)
  await updateMember(tx.db, memberId, { deletes_at: null, deleted_at: tx.now })
}
