import Type, { type Static } from 'typebox'
import { closed } from './common.ts'

/** What a member lets others see of itself. Who does not show something does not see it of others. */
export const privacyFields = {
  /** That it is online, to its contacts. */
  online: Type.Boolean(),
  typing: Type.Boolean(),
  /** How far it has read. */
  readReceipts: Type.Boolean(),
}
export const Privacy = Type.Object(privacyFields, closed)
export type Privacy = Static<typeof Privacy>
