/** Who may see or act: the only door from a caller to a record. */
import { refuse } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { Reading, Writing } from '../../schema/index.ts'
import { before, CEREMONY_MS_MAX } from './rules.ts'
import type { AccountsServices } from './services.ts'
import { type CeremonyRow, lockMember, type MemberRow, readDemoMembers, readMember, takeCeremony } from './store.ts'

/** The caller's own account; with `change` nobody else changes it until the commit. */
export async function accessSelf(tx: Reading, caller: MemberCaller, why?: 'change'): Promise<MemberRow> {
  const member = await (why === undefined
    ? readMember(tx.db, caller.memberId)
    : lockMember(tx.db, caller.memberId, why))
  // Accounts are never deleted, so a caller without one is a fault.
  if (!member) throw new Error(`Member ${caller.memberId} has a device but no account`)
  return member
}

/** The demo people on offer, in the operator's order. Throws `accounts.noDemo`. */
export async function accessDemoPeople(
  tx: Reading,
  { demo, demoHandles }: Pick<AccountsServices, 'demo' | 'demoHandles'>,
): Promise<MemberRow[]> {
  if (!demo || demoHandles.length === 0) throw refuse('accounts.noDemo')
  const rows = await readDemoMembers(tx.db, demoHandles)
  return rows.sort((a, b) => demoHandles.indexOf(a.handle) - demoHandles.indexOf(b.handle))
}

/**
 * A ceremony that was begun for this purpose and, for `add` and `prove`, by the same member; taking it ends it.
 * Throws `accounts.ceremonyExpired`.
 */
export async function accessCeremony(
  tx: Writing,
  ceremonyId: string,
  ...[purpose, caller]: ['signUp' | 'signIn'] | ['add' | 'prove', MemberCaller]
): Promise<CeremonyRow> {
  const ceremony = await takeCeremony(tx.db, ceremonyId, purpose, before(tx.now, CEREMONY_MS_MAX))
  if (!ceremony || (caller && ceremony.draft.memberId !== caller.memberId)) throw refuse('accounts.ceremonyExpired')
  return ceremony
}
