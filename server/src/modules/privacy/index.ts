/** What members let others see of themselves. Other modules ask here; see README.md. */
import type { Implementation } from '../../schema/index.ts'
import { changePrivacy } from './methods/changePrivacy.ts'
import { getPrivacy } from './methods/getPrivacy.ts'

export { privacyOf, showingReads, showsTyping } from './privacy.ts'

export const privacyModule = (): Implementation[] => [changePrivacy, getPrivacy]
