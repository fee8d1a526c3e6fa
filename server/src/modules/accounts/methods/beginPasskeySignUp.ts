import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { beginCeremony, type SignUpDraft } from '../ceremonies.ts'
import { claimHandle } from '../members.ts'
import { askForNewPasskey } from '../passkeys.ts'
import { tidyName } from '../rules.ts'
import type { AccountsServices } from '../services.ts'
import { findMember } from '../store.ts'

export const beginPasskeySignUp = (services: AccountsServices) =>
  implement(accounts.beginPasskeySignUp, async (tx, _caller, { handle, name, language }) => {
    if (!services.signUpOpen) throw refuse('accounts.signUpClosed')
    const memberId = tx.newId()
    await claimHandle(tx, handle, memberId)
    if (await findMember(tx.db, { handle })) throw refuse('accounts.handleTaken')
    const draft: SignUpDraft = { memberId, handle, name: tidyName(name), language }
    return beginCeremony(tx, 'signUp', await askForNewPasskey(services, draft, []), { ...draft })
  })
