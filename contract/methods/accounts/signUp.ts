import Type from 'typebox'
import { closed } from '../../bodies/common.ts'
import { Handle, Language, MemberName } from '../../bodies/member.ts'
import { command } from '../../define.ts'
import { SessionInput, SignedIn, signInLimit } from './session.ts'

export const Password = Type.String({ minLength: 10, maxLength: 200 })

/** Make an account with a handle and a password, and sign this device in. */
export const signUp = command('accounts.signUp', {
  caller: 'anyone',
  summary: 'Make an account with a handle and a password.',
  input: Type.Object(
    { handle: Handle, name: MemberName, password: Password, language: Language, ...SessionInput },
    closed,
  ),
  output: SignedIn,
  errors: ['accounts.handleTaken', 'accounts.signUpClosed'],
  events: [],
  limit: signInLimit,
})
