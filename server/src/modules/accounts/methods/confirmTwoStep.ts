import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { presentSelf } from '../present.ts'
import { passSecondStep } from '../secondStep.ts'
import type { AccountsServices } from '../services.ts'
import { writeTwoStep } from '../store/security.ts'
import { updateMember } from '../store.ts'

/** Its own transactions, since a wrong code counts although it is refused. */
export const confirmTwoStep = (services: AccountsServices) =>
  implementLane(accounts.confirmTwoStep, async (caller, { code }) => {
    const { transactions } = services
    const known = await transactions.read((tx) => accessSelf(tx, caller))
    if (known.two_step_since !== null) throw refuse('accounts.twoStepOn')
    await passSecondStep(services, caller.memberId, code, 'begun')
    return transactions.write(async (tx) => {
      const { id } = await accessSelf(tx, caller, 'change')
      await writeTwoStep(tx.db, id, { confirmed_at: tx.now })
      const self = presentSelf(await updateMember(tx.db, id, { two_step_since: tx.now }))
      tx.emit('accounts.selfChanged', [id], { self })
      return self
    })
  })
