/** That it is the owner who holds the device: asked before what would lock the owner out. */
import type { Input } from '@sampan/contract'
import { refuse } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import { accessCeremony, accessSelf } from './access.ts'
import { checkPasskey, readUsedPasskey } from './passkeys.ts'
import type { AccountsServices } from './services.ts'
import { lockPasskey, markPasskeyUsed } from './store.ts'

type OwnerProof = Input<'accounts.makeRecoveryCodes'>['proof']

/**
 * In transactions of its own, since hashing is slow and a ceremony serves for one try, be it refused.
 * Throws `accounts.passwordWrong`, `accounts.passkeyRefused`, `accounts.ceremonyExpired`.
 */
export async function proveOwner(services: AccountsServices, caller: MemberCaller, proof: OwnerProof): Promise<void> {
  if ('password' in proof) return provePassword(services, caller, proof.password)
  const { challenge } = await services.transactions.write((tx) => accessCeremony(tx, proof.ceremonyId, 'prove', caller))
  const used = readUsedPasskey(proof.credential)
  if (!used) throw refuse('accounts.passkeyRefused')
  await services.transactions.write(async (tx) => {
    const passkey = await lockPasskey(tx.db, used.id)
    if (passkey?.member_id !== caller.memberId) throw refuse('accounts.passkeyRefused')
    const counter = await checkPasskey(services, challenge, used, passkey)
    if (counter === null) throw refuse('accounts.passkeyRefused')
    await markPasskeyUsed(tx.db, passkey.id, counter, tx.now)
  })
}

/** Throws `accounts.passwordWrong`, also where there is none. */
export async function provePassword(
  { transactions, passwords }: AccountsServices,
  caller: MemberCaller,
  password: string,
): Promise<void> {
  const { password_hash: stored } = await transactions.read((tx) => accessSelf(tx, caller))
  if (!(await passwords.verify(stored, password))) throw refuse('accounts.passwordWrong')
}
