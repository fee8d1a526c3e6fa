import Type from 'typebox'
import { closed, Empty, Id } from '../../bodies/common.ts'
import { DeviceName, Handle, Language, MemberName, Passkey } from '../../bodies/member.ts'
import { command, read } from '../../define.ts'
import { KeepAccount, SessionInput, SignedIn, signInLimit } from './session.ts'

/**
 * WebAuthn (level 3) in two steps each: `begin…` answers the options for `navigator.credentials`, `finish…` takes what
 * the browser made of them. A ceremony lives five minutes and serves once.
 */
const Begun = Type.Object({ ceremonyId: Id, options: Type.Record(Type.String(), Type.Unknown()) }, closed)
const Credential = Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 20 })
const finished = { ceremonyId: Id, credential: Credential }

export const beginPasskeySignUp = command('accounts.beginPasskeySignUp', {
  caller: 'anyone',
  summary: 'Start to make an account that signs in with a passkey.',
  input: Type.Object({ handle: Handle, name: MemberName, language: Language }, closed),
  output: Begun,
  errors: ['accounts.handleTaken', 'accounts.signUpClosed'],
  events: [],
  limit: signInLimit,
})

export const finishPasskeySignUp = command('accounts.finishPasskeySignUp', {
  caller: 'anyone',
  summary: 'Make the account and sign this device in.',
  input: Type.Object({ ...finished, ...SessionInput }, closed),
  output: SignedIn,
  errors: ['accounts.handleTaken', 'accounts.signUpClosed', 'accounts.passkeyRefused', 'accounts.ceremonyExpired'],
  events: [],
  limit: signInLimit,
})

export const beginPasskeySignIn = command('accounts.beginPasskeySignIn', {
  caller: 'anyone',
  summary: 'Start to sign in with a passkey; the authenticator knows whose it is.',
  input: Empty,
  output: Begun,
  errors: [],
  events: [],
  limit: { burst: 20, perMinute: 20 },
})

export const finishPasskeySignIn = command('accounts.finishPasskeySignIn', {
  caller: 'anyone',
  summary: 'Sign this device in with a passkey.',
  input: Type.Object({ ...finished, ...KeepAccount, ...SessionInput }, closed),
  output: SignedIn,
  errors: ['auth.failed', 'auth.deletionPending', 'accounts.ceremonyExpired'],
  events: ['accounts.deviceAdded'],
  limit: signInLimit,
})

export const beginPasskeyAdd = command('accounts.beginPasskeyAdd', {
  caller: 'member',
  summary: 'Start to add a passkey to this account.',
  input: Empty,
  output: Begun,
  errors: [],
  events: [],
  limit: signInLimit,
})

export const finishPasskeyAdd = command('accounts.finishPasskeyAdd', {
  caller: 'member',
  summary: 'Add the passkey to this account.',
  input: Type.Object({ ...finished, name: DeviceName }, closed),
  output: Passkey,
  errors: ['accounts.passkeyRefused', 'accounts.ceremonyExpired'],
  events: [],
  limit: signInLimit,
})

export const listPasskeys = read('accounts.listPasskeys', {
  caller: 'member',
  summary: 'The passkeys of this account.',
  input: Empty,
  output: Type.Object({ passkeys: Type.Array(Passkey) }, closed),
  errors: [],
  limit: { burst: 30, perMinute: 60 },
})

export const removePasskey = command('accounts.removePasskey', {
  caller: 'member',
  summary: 'Remove a passkey; never the only way in.',
  input: Type.Object({ passkeyId: Id }, closed),
  output: Empty,
  errors: ['accounts.passkeyNotFound', 'accounts.lastCredential'],
  events: [],
  limit: { burst: 10, perMinute: 10 },
})
