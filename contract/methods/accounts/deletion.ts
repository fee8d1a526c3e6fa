import Type from 'typebox'
import { DeletionBlocker } from '../../bodies/account.ts'
import { Count, closed, Empty, Instant } from '../../bodies/common.ts'
import { command, read } from '../../define.ts'
import { OwnerProof, ownerProofErrors } from './security.ts'
import { signInLimit } from './session.ts'

export const getDeletion = read('accounts.getDeletion', {
  caller: 'member',
  summary: 'What stands in the way of deleting the account, and for how many days it could be taken back.',
  input: Empty,
  output: Type.Object({ graceDays: Count, blockers: Type.Array(DeletionBlocker) }, closed),
  errors: [],
  limit: { burst: 30, perMinute: 60 },
})

/** Until then nobody finds the member, and signing in with `keepAccount` takes it back. */
export const deleteAccount = command('accounts.deleteAccount', {
  caller: 'member',
  summary: 'Delete the account after the time of grace. Signs out everywhere at once.',
  input: Type.Object({ proof: OwnerProof }, closed),
  output: Type.Object({ deletesAt: Instant }, closed),
  errors: ['accounts.deletionBlocked', ...ownerProofErrors],
  events: ['accounts.deviceEnded'],
  limit: signInLimit,
})
