import { accounts } from '@sampan/contract'
import { implementLane } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { presentSelf } from '../present.ts'
import { provePassword } from '../proof.ts'
import { passSecondStep } from '../secondStep.ts'
import type { AccountsServices } from '../services.ts'
import { deleteTwoStep } from '../store/security.ts'
import { updateMember } from '../store.ts'

/** Its own transactions: hashing is slow, and a wrong code counts although it is refused. */
export const endTwoStep = (services: AccountsServices) =>
  implementLane(accounts.endTwoStep, async (caller, { password, code }) => {
    await provePassword(services, caller, password)
    await passSecondStep(services, caller.memberId, code)
    return services.transactions.write(async (tx) => {
      const { id } = await accessSelf(tx, caller, 'change')
      await deleteTwoStep(tx.db, id)
      const self = presentSelf(await updateMember(tx.db, id, { two_step_since: null }))
      tx.emit('accounts.selfChanged', [id], { self })
      return self
    })
  })
