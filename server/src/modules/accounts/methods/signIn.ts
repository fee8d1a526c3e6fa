import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { passSecondStep } from '../secondStep.ts'
import type { AccountsServices } from '../services.ts'
import { startSession } from '../sessions.ts'
import { findMember, lockMember } from '../store.ts'

/** Its own transactions: see `signUp`. Whether the handle exists shows neither in the answer nor in its time. */
export const signIn = (services: AccountsServices) =>
  implementLane(accounts.signIn, async (_caller, { handle, password, code, deviceName }) => {
    const { passwords, transactions, random } = services
    const known = await transactions.read(({ db }) => findMember(db, { handle }))
    const fits = await passwords.verify(known?.password_hash ?? null, password)
    if (!known || !fits) throw refuse('auth.failed')
    if (known.two_step_since !== null) {
      if (code === undefined) throw refuse('auth.codeRequired')
      await passSecondStep(services, known.id, code)
    }
    return transactions.write(async (tx) => {
      // The password may have been changed while it was checked; then all devices were ended, and this one must not begin.
      const member = await lockMember(tx.db, known.id, 'keep')
      if (member?.password_hash !== known.password_hash) throw refuse('auth.failed')
      // So may the second step have been switched on.
      if (member?.two_step_since && known.two_step_since === null) throw refuse('auth.codeRequired')
      return startSession(tx, random, known.id, deviceName)
    })
  })
