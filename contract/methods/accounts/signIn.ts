import Type from 'typebox'
import { closed } from '../../bodies/common.ts'
import { Handle } from '../../bodies/member.ts'
import { command } from '../../define.ts'
import { SecondStep, secondStepErrors } from './security.ts'
import { KeepAccount, SessionInput, SignedIn, signInLimit } from './session.ts'

export const signIn = command('accounts.signIn', {
  caller: 'anyone',
  summary: 'Sign a device in with handle and password, and a code where the account asks for one.',
  input: Type.Object(
    {
      handle: Handle,
      password: Type.String({ minLength: 1, maxLength: 200 }),
      code: Type.Optional(SecondStep),
      ...KeepAccount,
      ...SessionInput,
    },
    closed,
  ),
  output: SignedIn,
  errors: ['auth.failed', 'auth.deletionPending', ...secondStepErrors],
  events: ['accounts.deviceAdded', 'accounts.selfChanged'],
  limit: signInLimit,
})
