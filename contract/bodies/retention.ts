import Type, { type Static } from 'typebox'
import { closed, nullable } from './common.ts'
import type { MessageBody } from './message.ts'

/** Money and what happened are kept for good; of the others nothing is left that could go. */
export const stayingKinds = [
  'note',
  'transfer',
  'redPacket',
  'bill',
  'billReminder',
  'recalled',
  'expired',
  'hidden',
] as const satisfies readonly MessageBody['kind'][]

/** What has a rule of its own, since it takes the room. */
export const mediaKinds = ['picture', 'video', 'file'] as const satisfies readonly MessageBody['kind'][]

/** From this many days on a message goes; null where it is kept for good. */
export const RetentionDays = nullable(Type.Integer({ minimum: 1, maximum: 36_500 }))

/** Pictures, videos and files go by whichever of the two comes first. */
export const RetentionRule = Type.Object({ messagesDays: RetentionDays, mediaDays: RetentionDays }, closed)
export type RetentionRule = Static<typeof RetentionRule>

/** How long messages are kept here, by the kind of conversation: set by who runs the server. */
export const Retention = Type.Object({ direct: RetentionRule, group: RetentionRule }, closed)
export type Retention = Static<typeof Retention>
