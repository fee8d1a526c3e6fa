import Type, { type Static } from 'typebox'
import { closed, nullable } from './common.ts'

/** From this many days on a message goes; null where it is kept for good. */
export const RetentionDays = nullable(Type.Integer({ minimum: 1, maximum: 36_500 }))

/** Pictures, videos and files go by whichever of the two comes first. */
export const RetentionRule = Type.Object({ messagesDays: RetentionDays, mediaDays: RetentionDays }, closed)
export type RetentionRule = Static<typeof RetentionRule>

/** How long messages are kept here, by the kind of conversation: set by who runs the server. */
export const Retention = Type.Object({ direct: RetentionRule, group: RetentionRule }, closed)
export type Retention = Static<typeof Retention>
