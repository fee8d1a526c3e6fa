import Type from 'typebox'
import { ClientId, closed, Id } from '../../bodies/common.ts'
import { Amount, Currency, PinProof } from '../../bodies/money.ts'
import { RedPacketCover } from '../../bodies/moneyMessages.ts'
import { RED_PACKET_SHARES_MAX, RedPacket, RedPacketCount, RedPacketGreeting } from '../../bodies/redPackets.ts'
import { command } from '../../define.ts'
import { spendingErrors } from '../wallet/moving.ts'

export const send = command('redPackets.send', {
  caller: 'member',
  summary:
    'Send a red packet into a conversation; what nobody takes within 24 hours comes back. The same packetId with the same input is sent once and answered again.',
  input: Type.Object(
    {
      /** Also the id of the message that appears in the conversation, and of the movement of money. */
      packetId: ClientId,
      conversationId: Id,
      /** Shares differ by at most one minor unit but for lucky ones. The sender of a group's packet may open it too. */
      split: Type.Union([
        Type.Object({ way: Type.Literal('equal'), count: RedPacketCount }, closed),
        Type.Object({ way: Type.Literal('lucky'), count: RedPacketCount }, closed),
        /** In groups: a share for each of these, who are others in it. */
        Type.Object(
          {
            way: Type.Literal('exclusive'),
            forIds: Type.Array(Id, { minItems: 1, maxItems: RED_PACKET_SHARES_MAX, uniqueItems: true }),
          },
          closed,
        ),
      ]),
      /** All shares together. */
      total: Amount,
      currency: Currency,
      greeting: RedPacketGreeting,
      cover: RedPacketCover,
      pinProof: Type.Optional(PinProof),
    },
    closed,
  ),
  output: Type.Object({ packet: RedPacket }, closed),
  errors: [
    'chat.conversationNotFound',
    'chat.groupOnly',
    'chat.notAccepting',
    'chat.adminsOnly',
    'redPackets.tooManyShares',
    'redPackets.sharesTooSmall',
    'redPackets.sharesTooLarge',
    'redPackets.notAllHere',
    ...spendingErrors,
  ],
  events: ['wallet.moved'],
  limit: { burst: 30, perMinute: 60 },
})
