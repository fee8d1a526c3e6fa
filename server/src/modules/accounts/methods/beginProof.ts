import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { beginCeremony } from '../ceremonies.ts'
import { askForPasskey } from '../passkeys.ts'
import type { AccountsServices } from '../services.ts'

export const beginProof = (services: AccountsServices) =>
  implement(accounts.beginProof, async (tx, { memberId }) =>
    beginCeremony(tx, 'prove', await askForPasskey(services), { memberId }),
  )
