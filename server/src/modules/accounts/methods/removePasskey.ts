import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { decidePasskeyRemoval } from '../rules.ts'
import { deletePasskey, readPasskeys } from '../store.ts'

export const removePasskey = implement(accounts.removePasskey, async (tx, caller, { passkeyId }) => {
  // The account is locked, so that two devices cannot each remove one of the last two.
  const member = await accessSelf(tx, caller, 'change')
  const passkeys = await readPasskeys(tx.db, member.id)
  if (!passkeys.some(({ id }) => id === passkeyId)) throw refuse('accounts.passkeyNotFound')
  const refused = decidePasskeyRemoval(member.password_hash !== null, passkeys.length)
  if (refused) throw refuse(refused)
  await deletePasskey(tx.db, passkeyId)
  return {}
})
