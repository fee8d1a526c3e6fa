import Type from 'typebox'
import { Count, closed, Id, Seq } from '../bodies/common.ts'
import { RedPacketState } from '../bodies/moneyMessages.ts'
import { RED_PACKET_SHARES_MAX, RedPacketCount } from '../bodies/redPackets.ts'
import { event } from './define.ts'

export const taken = event(
  'redPackets.taken',
  'Some took of a packet that the member sent: `memberIds` just now, in their order. Amounts are told by getPacket.',
  Type.Object(
    {
      packetId: Id,
      conversationId: Id,
      seq: Seq,
      memberIds: Type.Array(Id, { minItems: 1, maxItems: RED_PACKET_SHARES_MAX }),
      takenCount: Count,
      count: RedPacketCount,
      state: RedPacketState,
    },
    closed,
  ),
)
