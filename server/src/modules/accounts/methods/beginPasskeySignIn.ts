import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { beginCeremony } from '../ceremonies.ts'
import { askForPasskey } from '../passkeys.ts'
import type { AccountsServices } from '../services.ts'

export const beginPasskeySignIn = (services: AccountsServices) =>
  implement(accounts.beginPasskeySignIn, async (tx) => beginCeremony(tx, 'signIn', await askForPasskey(services), {}))
