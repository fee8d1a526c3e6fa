import Type, { type Static } from 'typebox'
import { closed } from './common.ts'

/**
 * What a member lets others see of itself; who does not show something does not see it of others. And what is done for it.
 */
export const privacyFields = {
  /** That it is online, to its contacts. */
  online: Type.Boolean(),
  typing: Type.Boolean(),
  /** How far it has read. */
  readReceipts: Type.Boolean(),
  /** When it was last there, to its contacts. */
  lastSeen: Type.Boolean(),
  /** That the server looks at the pages to which the member's own texts link. */
  linkPreviews: Type.Boolean(),
}
export const Privacy = Type.Object(privacyFields, closed)
export type Privacy = Static<typeof Privacy>
