import { Empty } from '../../bodies/common.ts'
import { command } from '../../define.ts'

export const signOut = command('accounts.signOut', {
  caller: 'member',
  summary: 'End the session of this device.',
  input: Empty,
  output: Empty,
  errors: [],
  events: ['accounts.deviceEnded'],
  limit: { burst: 10, perMinute: 10 },
})
