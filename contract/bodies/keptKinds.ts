/* Apart from the schemas, which every screen would load with them. */
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
