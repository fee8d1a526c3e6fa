import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import type { AccountsServices } from '../services.ts'
import { endSessions } from '../sessions.ts'

export const signOut = ({ bus }: AccountsServices) =>
  implement(accounts.signOut, async (tx, caller) => {
    await endSessions(tx, bus, caller.memberId, { only: caller.deviceId })
    return {}
  })
