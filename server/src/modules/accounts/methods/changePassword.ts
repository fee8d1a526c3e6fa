import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { presentSelf } from '../present.ts'
import { decidePasswordChange } from '../rules.ts'
import type { AccountsServices } from '../services.ts'
import { endSessions } from '../sessions.ts'
import { updateMember } from '../store.ts'

/**
 * Its own transactions: hashing is slow on purpose, and the store of idempotency keys must not hold a fast hash of a
 * password. Repeating it is safe: where `next` is the password already, it is taken as done.
 */
export const changePassword = ({ passwords, transactions, bus }: AccountsServices) =>
  implementLane(accounts.changePassword, async (caller, { current, next }) => {
    const { password_hash: stored } = await transactions.read((tx) => accessSelf(tx, caller))
    const fits = current !== null && (await passwords.verify(stored, current))
    const refused = decidePasswordChange(stored !== null, current, fits)
    const isRepeated = refused !== null && stored !== null && (await passwords.verify(stored, next))
    if (refused && !isRepeated) throw refuse(refused)
    const passwordHash = isRepeated ? stored : await passwords.hash(next)

    return transactions.write(async (tx) => {
      const member = await accessSelf(tx, caller, 'change')
      if (member.password_hash !== stored) throw refuse('accounts.passwordWrong')
      const after = await updateMember(tx.db, member.id, { password_hash: passwordHash })
      await endSessions(tx, bus, member.id, { allBut: caller.deviceId })
      tx.emit('accounts.selfChanged', [member.id], { self: presentSelf(after) })
      return {}
    })
  })
