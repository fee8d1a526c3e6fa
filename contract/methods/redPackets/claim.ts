import Type from 'typebox'
import { closed, Id, Instant } from '../../bodies/common.ts'
import { Amount, Currency } from '../../bodies/money.ts'
import { command } from '../../define.ts'
import { movingErrors } from '../wallet/moving.ts'

/**
 * Take a share. Whoever comes first is served first, each once: claiming again answers the share that was taken. It keeps
 * no idempotency key, since the packet and the member are one.
 */
export const claim = command('redPackets.claim', {
  caller: 'member',
  summary: 'Open a red packet and take a share of it, in the order of arrival. Claiming again answers the same share.',
  input: Type.Object({ packetId: Id }, closed),
  output: Type.Object({ amount: Amount, currency: Currency, at: Instant }, closed),
  errors: ['redPackets.notFound', 'redPackets.notForYou', 'redPackets.empty', 'redPackets.expired', ...movingErrors],
  events: ['wallet.moved', 'chat.bodyChanged', 'redPackets.taken'],
  limit: { burst: 60, perMinute: 240 },
})
