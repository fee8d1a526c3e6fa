import { accounts } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { tidyRecoveryCode } from '../recoveryCodes.ts'
import { passSecondStep, useRecoveryCode } from '../secondStep.ts'
import type { AccountsServices } from '../services.ts'
import { endSessions, keepFromDeletion, startSession } from '../sessions.ts'
import { isRecoveryCode } from '../store/security.ts'
import { findMember, lockMember, updateMember } from '../store.ts'

/**
 * Its own transactions: see `signUp`. The code is looked at first and used up last, so that nothing is lost where the
 * second step fails; as second step another code has to be given, which is used up before.
 */
export const recover = (services: AccountsServices) =>
  implementLane(accounts.recover, async (_caller, input) => {
    const { transactions, vault, passwords, random, bus } = services
    const code = tidyRecoveryCode(input.recoveryCode)
    const known = await transactions.read(async ({ db }) => {
      const member = await findMember(db, { handle: input.handle })
      const fits = member && code !== null && (await isRecoveryCode(db, member.id, vault.hash(member.id, code)))
      return fits ? member : null
    })
    if (!known) throw refuse('auth.recoveryFailed')
    if (known.deletes_at !== null && !input.keepAccount)
      throw refuse('auth.deletionPending', { deletesAt: wireInstant(known.deletes_at) })
    if (known.two_step_since !== null) {
      if (input.code === undefined) throw refuse('auth.codeRequired')
      if (tidyRecoveryCode(input.code) === code) throw refuse('auth.codeWrong')
      await passSecondStep(services, known.id, input.code)
    }
    const passwordHash = await passwords.hash(input.newPassword)
    return transactions.write(async (tx) => {
      const member = await lockMember(tx.db, known.id, 'change')
      // The second step may have been switched on in the meantime.
      if (!member) throw refuse('auth.recoveryFailed')
      if (member.two_step_since && known.two_step_since === null) throw refuse('auth.codeRequired')
      if (!(await useRecoveryCode(tx, services, known.id, input.recoveryCode))) throw refuse('auth.recoveryFailed')
      await keepFromDeletion(tx, member, input.keepAccount)
      await updateMember(tx.db, known.id, { password_hash: passwordHash })
      if (input.endOthers) await endSessions(tx, bus, known.id, 'all')
      return startSession(tx, random, known.id, input.deviceName)
    })
  })
