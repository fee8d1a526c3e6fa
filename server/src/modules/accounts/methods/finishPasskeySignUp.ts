import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { accessCeremony } from '../access.ts'
import { signUpDraftOf } from '../ceremonies.ts'
import { createMember } from '../members.ts'
import { readNewPasskey } from '../passkeys.ts'
import type { AccountsServices } from '../services.ts'
import { startSession } from '../sessions.ts'
import { addPasskey } from '../store.ts'
import { newContactCode } from '../tokens.ts'

/** Two transactions: a ceremony serves for one try, be it refused; and a token is never stored as an answer. */
export const finishPasskeySignUp = (services: AccountsServices) =>
  implementLane(accounts.finishPasskeySignUp, async (_caller, { ceremonyId, credential, deviceName }) => {
    const { signUpOpen, transactions, random } = services
    if (!signUpOpen) throw refuse('accounts.signUpClosed')
    const ceremony = await transactions.write((tx) => accessCeremony(tx, ceremonyId, 'signUp'))
    const passkey = await readNewPasskey(services, ceremony.challenge, credential)
    if (!passkey) throw refuse('accounts.passkeyRefused')
    const { memberId, handle, name, language } = signUpDraftOf(ceremony)
    return transactions.write(async (tx) => {
      await createMember(tx, { id: memberId, handle, name, language, contactCode: newContactCode(random) })
      if (!(await addPasskey(tx, memberId, deviceName, passkey))) throw refuse('accounts.passkeyRefused')
      return startSession(tx, random, memberId, deviceName, 'noOthers')
    })
  })
