import { accounts } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { proveOwner } from '../proof.ts'
import type { AccountsServices } from '../services.ts'
import { endSessions } from '../sessions.ts'
import { updateMember } from '../store.ts'

const DAY_MS = 86_400_000

/** Its own transactions: hashing is slow. Whoever repeats it is signed out already. */
export const deleteAccount = (services: AccountsServices) =>
  implementLane(accounts.deleteAccount, async (caller, { proof }) => {
    const { transactions, bus, deletionDays } = services
    await proveOwner(services, caller, proof)
    const blockers = await services.readBlockers(caller)
    if (blockers.length > 0) throw refuse('accounts.deletionBlocked', { blockers })
    return transactions.write(async (tx) => {
      const { id } = await accessSelf(tx, caller, 'change')
      const deletesAt = new Date(tx.now.getTime() + deletionDays * DAY_MS)
      await updateMember(tx.db, id, { deletes_at: deletesAt })
      await endSessions(tx, bus, id, 'all')
      return { deletesAt: wireInstant(deletesAt) }
    })
  })
