import Type from 'typebox'
import { closed, Empty, nullable } from '../../bodies/common.ts'
import { command } from '../../define.ts'
import { signInLimit } from './session.ts'
import { Password } from './signUp.ts'

/** Every other device is signed out: whoever knew the old password is out too. */
export const changePassword = command('accounts.changePassword', {
  caller: 'member',
  summary: 'Set a new password; `current` is null where there was none. Ends all other devices.',
  input: Type.Object({ current: nullable(Type.String({ maxLength: 200 })), next: Password }, closed),
  output: Empty,
  errors: ['accounts.passwordWrong'],
  events: ['accounts.deviceEnded', 'accounts.selfChanged'],
  limit: signInLimit,
})
