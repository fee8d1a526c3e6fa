import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import type { AccountsServices } from '../services.ts'

export const getDeletion = ({ deletionDays, readBlockers }: AccountsServices) =>
  implement(accounts.getDeletion, async (_tx, caller) => ({
    graceDays: deletionDays,
    blockers: await readBlockers(caller),
  }))
