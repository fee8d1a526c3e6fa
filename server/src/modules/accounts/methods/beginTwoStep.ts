import { accounts } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { accessSelf } from '../access.ts'
import { provePassword } from '../proof.ts'
import type { AccountsServices } from '../services.ts'
import { putTwoStep } from '../store/security.ts'
import { readableSecret, TOTP_SECRET_BYTES, totpUri } from '../totp.ts'

/** Its own transactions: the secret is never stored as an answer. Repeated, it makes another. */
export const beginTwoStep = (services: AccountsServices) =>
  implementLane(accounts.beginTwoStep, async (caller, { password }) => {
    const { transactions, random, vault, name } = services
    const known = await transactions.read((tx) => accessSelf(tx, caller))
    if (known.password_hash === null) throw refuse('accounts.passwordMissing')
    await provePassword(services, caller, password)
    const secret = random(TOTP_SECRET_BYTES)
    return transactions.write(async (tx) => {
      const member = await accessSelf(tx, caller, 'change')
      if (member.two_step_since !== null) throw refuse('accounts.twoStepOn')
      await putTwoStep(tx.db, member.id, vault.seal(member.id, secret), tx.now)
      return { secret: readableSecret(secret), uri: totpUri(secret, name, member.handle) }
    })
  })
