import Type from 'typebox'
import { closed, Empty } from '../../bodies/common.ts'
import { read } from '../../define.ts'

/** What the sign-in page must know of the server. */
export const describeServer = read('accounts.describeServer', {
  caller: 'anyone',
  summary: 'Name of the organisation, and which ways in are open.',
  input: Empty,
  output: Type.Object(
    {
      name: Type.String(),
      origin: Type.String(),
      version: Type.String(),
      signUpOpen: Type.Boolean(),
      demo: Type.Boolean(),
    },
    closed,
  ),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})
