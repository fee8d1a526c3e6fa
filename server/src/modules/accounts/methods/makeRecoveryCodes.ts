import { accounts } from '@sampan/contract'
import { implementLane } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { presentSelf } from '../present.ts'
import { proveOwner } from '../proof.ts'
import { newRecoveryCode, RECOVERY_CODES, tidyRecoveryCode } from '../recoveryCodes.ts'
import type { AccountsServices } from '../services.ts'
import { replaceRecoveryCodes } from '../store/security.ts'
import { updateMember } from '../store.ts'

/** Its own transactions: the codes are never stored as an answer. Repeated, it makes new ones. */
export const makeRecoveryCodes = (services: AccountsServices) =>
  implementLane(accounts.makeRecoveryCodes, async (caller, { proof }) => {
    await proveOwner(services, caller, proof)
    const { vault, random, transactions } = services
    const codes = Array.from({ length: RECOVERY_CODES }, () => newRecoveryCode(random))
    const hashes = codes.map((code) => vault.hash(caller.memberId, tidyRecoveryCode(code) ?? code))
    return transactions.write(async (tx) => {
      const { id } = await accessSelf(tx, caller, 'change')
      await replaceRecoveryCodes(tx.db, id, hashes)
      const made = { recovery_left: codes.length, recovery_made_at: tx.now, recovery_used_at: null }
      const self = presentSelf(await updateMember(tx.db, id, made))
      tx.emit('accounts.selfChanged', [id], { self })
      return { codes, self }
    })
  })
