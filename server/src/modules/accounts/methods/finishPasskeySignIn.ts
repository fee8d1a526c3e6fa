import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { accessCeremony } from '../access.ts'
import { checkPasskey, readUsedPasskey } from '../passkeys.ts'
import type { AccountsServices } from '../services.ts'
import { keepFromDeletion, startSession } from '../sessions.ts'
import { lockMember, lockPasskey, markPasskeyUsed } from '../store.ts'

/** Two transactions: a ceremony serves for one try, be it refused; and a token is never stored as an answer. */
export const finishPasskeySignIn = (services: AccountsServices) =>
  implementLane(accounts.finishPasskeySignIn, async (_caller, { ceremonyId, credential, keepAccount, deviceName }) => {
    const { transactions, random } = services
    const { challenge } = await transactions.write((tx) => accessCeremony(tx, ceremonyId, 'signIn'))
    const used = readUsedPasskey(credential)
    if (!used) throw refuse('auth.failed')
    return transactions.write(async (tx) => {
      const passkey = await lockPasskey(tx.db, used.id)
      const counter = passkey ? await checkPasskey(services, challenge, used, passkey) : null
      if (!passkey || counter === null) throw refuse('auth.failed')
      await markPasskeyUsed(tx.db, passkey.id, counter, tx.now)
      const member = await lockMember(tx.db, passkey.member_id, 'change')
      if (!member) throw refuse('auth.failed')
      await keepFromDeletion(tx, member, keepAccount)
      return startSession(tx, random, passkey.member_id, deviceName)
    })
  })
