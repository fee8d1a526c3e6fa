import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessCeremony } from '../access.ts'
import { readNewPasskey } from '../passkeys.ts'
import { presentPasskey } from '../present.ts'
import type { AccountsServices } from '../services.ts'
import { addPasskey } from '../store.ts'

export const finishPasskeyAdd = (services: AccountsServices) =>
  implement(accounts.finishPasskeyAdd, async (tx, caller, { ceremonyId, credential, name }) => {
    const ceremony = await accessCeremony(tx, ceremonyId, 'add', caller)
    const passkey = await readNewPasskey(services, ceremony.challenge, credential)
    const row = passkey && (await addPasskey(tx, caller.memberId, name, passkey))
    if (!row) throw refuse('accounts.passkeyRefused')
    return presentPasskey(row)
  })
