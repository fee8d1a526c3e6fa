import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import type { AccountsServices } from '../services.ts'
import { endSessions } from '../sessions.ts'

export const endDevice = ({ bus }: AccountsServices) =>
  implement(accounts.endDevice, async (tx, caller, { deviceId }) => {
    const ended = await endSessions(tx, bus, caller.memberId, { only: deviceId })
    if (ended.length === 0) throw refuse('accounts.deviceNotFound')
    return {}
  })
