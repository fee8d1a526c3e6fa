import Type from 'typebox'
import { closed } from '../../bodies/common.ts'
import { Handle } from '../../bodies/member.ts'
import { command } from '../../define.ts'
import { SessionInput, SignedIn, signInLimit } from './session.ts'

export const signIn = command('accounts.signIn', {
  caller: 'anyone',
  summary: 'Sign a device in with handle and password.',
  input: Type.Object(
    { handle: Handle, password: Type.String({ minLength: 1, maxLength: 200 }), ...SessionInput },
    closed,
  ),
  output: SignedIn,
  errors: ['auth.failed'],
  events: ['accounts.deviceAdded'],
  limit: signInLimit,
})
