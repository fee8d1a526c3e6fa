import { accounts } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { passSecondStep } from '../secondStep.ts'
import type { AccountsServices } from '../services.ts'
import { keepFromDeletion, startSession } from '../sessions.ts'
import { findMember, lockMember } from '../store.ts'

/** Its own transactions: see `signUp`. Whether the handle exists shows neither in the answer nor in its time. */
export const signIn = (services: AccountsServices) =>
  implementLane(accounts.signIn, async (_caller, { handle, password, code, keepAccount, deviceName }) => {
    const { passwords, transactions, random } = services
    const known = await transactions.read(({ db }) => findMember(db, { handle }))
    const fits = await passwords.verify(known?.password_hash ?? null, password)
    if (!known || !fits) throw refuse('auth.failed')
    if (known.deletes_at !== null && !keepAccount)
      throw refuse('auth.deletionPending', { deletesAt: wireInstant(known.deletes_at) })
    if (known.two_step_since !== null) {
      if (code === undefined) throw refuse('auth.codeRequired')
      await passSecondStep(services, known.id, code)
    }
    return transactions.write(async (tx) => {
      // The password may have been changed while it was checked; then all devices were ended, and this one must not begin.
      const member = await lockMember(tx.db, known.id, 'keep')
      if (!member || member.password_hash !== known.password_hash) throw refuse('auth.failed')
      // So may the second step have been switched on.
      if (member.two_step_since && known.two_step_since === null) throw refuse('auth.codeRequired')
      await keepFromDeletion(tx, member, keepAccount)
      return startSession(tx, random, known.id, deviceName)
    })
  })
