import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { createMember } from '../members.ts'
import type { AccountsServices } from '../services.ts'
import { startSession } from '../sessions.ts'
import { newContactCode } from '../tokens.ts'

/** Its own transaction: hashing is slow on purpose and must not hold one open, and a token is never stored as an answer. */
export const signUp = ({ signUpOpen, passwords, transactions, random }: AccountsServices) =>
  implementLane(accounts.signUp, async (_caller, { handle, name, language, password, deviceName }) => {
    if (!signUpOpen) throw refuse('accounts.signUpClosed')
    const passwordHash = await passwords.hash(password)
    return transactions.write(async (tx) => {
      const contactCode = newContactCode(random)
      const memberId = await createMember(tx, { handle, name, language, contactCode, passwordHash })
      return startSession(tx, random, memberId, deviceName, 'noOthers')
    })
  })
