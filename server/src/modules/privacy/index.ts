/** What members let others see of themselves. Other modules ask here; see README.md. */
import type { Implementation } from '../../schema/index.ts'
import type { LastSeen } from './lastSeen.ts'
import { changePrivacy } from './methods/changePrivacy.ts'
import { getLastSeen } from './methods/getLastSeen.ts'
import { getPrivacy } from './methods/getPrivacy.ts'

export { createLastSeen, type LastSeen } from './lastSeen.ts'
export { privacyOf, showingReads, showsTyping } from './privacy.ts'

export const privacyModule = (services: { lastSeen: LastSeen }): Implementation[] => [
  changePrivacy,
  getLastSeen(services.lastSeen),
  getPrivacy,
]
