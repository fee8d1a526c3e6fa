import Type from 'typebox'
import { Count, Cursor, closed, Id, nullable } from '../../bodies/common.ts'
import { Member } from '../../bodies/member.ts'
import { RedPacket, RedPacketLine, RedPacketSide, RedPacketTotal } from '../../bodies/redPackets.ts'
import { read } from '../../define.ts'

const limit = { burst: 120, perMinute: 240 }

export const getPacket = read('redPackets.getPacket', {
  caller: 'member',
  summary: 'A red packet, for those who can see its message: who took what, when, and who was luckiest.',
  input: Type.Object({ packetId: Id }, closed),
  /** `members`: its sender, those it is for, and those who took of it. */
  output: Type.Object({ packet: RedPacket, members: Type.Array(Member) }, closed),
  errors: ['redPackets.notFound'],
  limit,
})

export const listHistory = read('redPackets.listHistory', {
  caller: 'member',
  summary: 'The red packets that the caller received or sent in a year, the latest first, with the year’s totals.',
  input: Type.Object(
    {
      /** In the server’s time zone. */
      year: Type.Integer({ minimum: 2000, maximum: 2999 }),
      side: RedPacketSide,
      cursor: Type.Optional(Cursor),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    closed,
  ),
  output: Type.Object(
    {
      totals: Type.Array(RedPacketTotal),
      /** How often the caller had the largest share, of what it received in the year. */
      luckiestCount: Count,
      /** In which the caller first received or sent one; null before that. */
      firstYear: nullable(Type.Integer()),
      lines: Type.Array(RedPacketLine),
      /** The senders in the lines. */
      members: Type.Array(Member),
      nextCursor: nullable(Cursor),
    },
    closed,
  ),
  errors: [],
  limit,
})
