import Type from 'typebox'
import { closed, Empty, Id } from '../../bodies/common.ts'
import { Handle, Self } from '../../bodies/member.ts'
import { command } from '../../define.ts'
import { KeepAccount, SessionInput, SignedIn, signInLimit } from './session.ts'
import { Password } from './signUp.ts'

const password = Type.String({ minLength: 1, maxLength: 200 })

/** As a person types it: white space, hyphens and the case of letters do not matter. */
const RecoveryCode = Type.String({ minLength: 16, maxLength: 40 })
/** Six digits of an authenticator app (RFC 6238), or a recovery code. */
export const SecondStep = Type.String({ minLength: 6, maxLength: 40 })
export const secondStepErrors = ['auth.codeRequired', 'auth.codeWrong', 'auth.codeLocked'] as const

/** That it is the owner who holds the device: the password, or a passkey by `accounts.beginProof`. */
export const OwnerProof = Type.Union([
  Type.Object({ password }, closed),
  Type.Object(
    { ceremonyId: Id, credential: Type.Record(Type.String({ maxLength: 100 }), Type.Unknown(), { maxProperties: 20 }) },
    closed,
  ),
])
export const ownerProofErrors = [
  'accounts.passwordWrong',
  'accounts.passkeyRefused',
  'accounts.ceremonyExpired',
] as const

export const beginProof = command('accounts.beginProof', {
  caller: 'member',
  summary: 'Start to prove by a passkey that it is the owner who asks.',
  input: Empty,
  output: Type.Object({ ceremonyId: Id, options: Type.Record(Type.String(), Type.Unknown()) }, closed),
  errors: [],
  events: [],
  limit: signInLimit,
})

export const makeRecoveryCodes = command('accounts.makeRecoveryCodes', {
  caller: 'member',
  summary: 'Ten codes that let the owner in once each. They are shown this once; earlier ones end.',
  input: Type.Object({ proof: OwnerProof }, closed),
  output: Type.Object({ codes: Type.Array(Type.String()), self: Self }, closed),
  errors: ownerProofErrors,
  events: ['accounts.selfChanged'],
  limit: signInLimit,
})

/** With two-step sign-in the recovery code stands for the password only: `code` is asked for as well. */
export const recover = command('accounts.recover', {
  caller: 'anyone',
  summary: 'Sign in with a recovery code in place of the password, and set a new password.',
  input: Type.Object(
    {
      handle: Handle,
      recoveryCode: RecoveryCode,
      code: Type.Optional(SecondStep),
      newPassword: Password,
      /** Signs every other device out. */
      endOthers: Type.Boolean(),
      ...KeepAccount,
      ...SessionInput,
    },
    closed,
  ),
  output: SignedIn,
  errors: ['auth.recoveryFailed', 'auth.deletionPending', ...secondStepErrors],
  events: ['accounts.deviceAdded', 'accounts.deviceEnded', 'accounts.selfChanged'],
  limit: signInLimit,
})

export const beginTwoStep = command('accounts.beginTwoStep', {
  caller: 'member',
  summary: 'Start to set up two-step sign-in: a secret for an authenticator app, which `confirmTwoStep` puts to use.',
  input: Type.Object({ password }, closed),
  output: Type.Object(
    { secret: Type.String({ description: 'base32' }), uri: Type.String({ description: 'otpauth://totp/…' }) },
    closed,
  ),
  errors: ['accounts.passwordMissing', 'accounts.passwordWrong', 'accounts.twoStepOn'],
  events: [],
  limit: signInLimit,
})

export const confirmTwoStep = command('accounts.confirmTwoStep', {
  caller: 'member',
  summary: 'Switch two-step sign-in on with a code of the app. Devices that are signed in stay so.',
  input: Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, closed),
  output: Self,
  errors: ['accounts.twoStepOn', 'accounts.twoStepOff', 'auth.codeWrong', 'auth.codeLocked'],
  events: ['accounts.selfChanged'],
  limit: signInLimit,
})

export const endTwoStep = command('accounts.endTwoStep', {
  caller: 'member',
  summary: 'Switch two-step sign-in off, with the password and a code.',
  input: Type.Object({ password, code: SecondStep }, closed),
  output: Self,
  errors: ['accounts.passwordWrong', 'accounts.twoStepOff', 'auth.codeWrong', 'auth.codeLocked'],
  events: ['accounts.selfChanged'],
  limit: signInLimit,
})
