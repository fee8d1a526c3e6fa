import Type from 'typebox'
import { closed, Empty } from '../../bodies/common.ts'
import { Privacy, privacyFields } from '../../bodies/privacy.ts'
import { command, read } from '../../define.ts'

export const getPrivacy = read('privacy.getPrivacy', {
  caller: 'member',
  summary: 'What the caller lets others see of itself.',
  input: Empty,
  output: Privacy,
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})

export const changePrivacy = command('privacy.changePrivacy', {
  caller: 'member',
  summary:
    'Show to others, or no longer, that one is online, types, has read, when one was last there; what is left out stays.',
  input: Type.Object(Type.Partial(Type.Object(privacyFields)).properties, closed),
  output: Privacy,
  errors: [],
  events: ['privacy.changed'],
  limit: { burst: 30, perMinute: 30 },
})
