import Type from 'typebox'
import { closed, Id, Instant, nullable } from '../../bodies/common.ts'
import { read } from '../../define.ts'

export const getLastSeen = read('privacy.getLastSeen', {
  caller: 'member',
  summary: 'When a contact was last connected, to the minute.',
  input: Type.Object({ memberId: Id }, closed),
  /** Null for whoever is no contact, blocked, does not show it or never came; and for all while the caller hides its own. */
  output: Type.Object({ lastSeenAt: nullable(Instant) }, closed),
  errors: [],
  limit: { burst: 120, perMinute: 240 },
})
