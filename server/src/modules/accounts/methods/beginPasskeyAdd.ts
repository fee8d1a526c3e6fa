import { accounts } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { beginCeremony } from '../ceremonies.ts'
import { askForNewPasskey } from '../passkeys.ts'
import type { AccountsServices } from '../services.ts'
import { readPasskeys } from '../store.ts'

export const beginPasskeyAdd = (services: AccountsServices) =>
  implement(accounts.beginPasskeyAdd, async (tx, caller) => {
    const { id, handle, name } = await accessSelf(tx, caller)
    const known = await readPasskeys(tx.db, id)
    const options = await askForNewPasskey(services, { memberId: id, handle, name }, known)
    return beginCeremony(tx, 'add', options, { memberId: id })
  })
