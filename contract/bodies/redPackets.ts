import Type, { type Static } from 'typebox'
import { Count, closed, Id, Instant, lineText, nullable, Seq } from './common.ts'
import { Amount, AmountOrZero, Currency } from './money.ts'
import { RED_PACKET_GREETING_LENGTH_MAX, RedPacketCover, RedPacketState, RedPacketWay } from './moneyMessages.ts'

/** In a group at most this many shares, and no more than there are people in it; in a direct conversation one. */
export const RED_PACKET_SHARES_MAX = 100
/** A packet is open for so long; then what nobody took goes back to its sender. */
export const RED_PACKET_TERM_HOURS = 24
/**
 * A share holds on average at most this part of what its sender may pay at once (`WalletLimits.payment`): packets are
 * presents, and what is larger is a transfer.
 */
export const RED_PACKET_SHARE_PART = 5

export const RedPacketGreeting = lineText(RED_PACKET_GREETING_LENGTH_MAX)
export const RedPacketCount = Type.Integer({ minimum: 1, maximum: RED_PACKET_SHARES_MAX })

/** Who took a share, how much it was, and when. */
export const RedPacketClaim = Type.Object({ memberId: Id, amount: Amount, at: Instant }, closed)
export type RedPacketClaim = Static<typeof RedPacketClaim>

/** A packet as its viewer sees it. */
export const RedPacket = Type.Object(
  {
    id: Id,
    /** The message in which it stands. */
    conversationId: Id,
    seq: Seq,
    senderId: Id,
    way: RedPacketWay,
    /** Of an exclusive packet: who may open it. Else empty. */
    forIds: Type.Array(Id),
    greeting: RedPacketGreeting,
    cover: RedPacketCover,
    state: RedPacketState,
    count: RedPacketCount,
    takenCount: Count,
    currency: Currency,
    /**
     * How much it held, and who took what, the latest first. Hidden (null and empty) from those who can still open it:
     * opening is a surprise.
     */
    total: nullable(Amount),
    claims: Type.Array(RedPacketClaim, { maxItems: RED_PACKET_SHARES_MAX }),
    /** What the viewer took of it. */
    mine: nullable(Type.Object({ amount: Amount, at: Instant }, closed)),
    /** Whether the viewer can take a share now, as far as one can tell. */
    mayClaim: Type.Boolean(),
    /** Who took the largest share, once a lucky packet of several shares is empty. */
    luckiestId: nullable(Id),
    /** What went back to the sender when it expired. Told to the sender alone. */
    returned: nullable(AmountOrZero),
    sentAt: Instant,
    expiresAt: Instant,
    /** When the last share was taken. */
    emptiedAt: nullable(Instant),
  },
  closed,
)
export type RedPacket = Static<typeof RedPacket>

export const RedPacketSide = Type.Union([Type.Literal('received'), Type.Literal('sent')])
export type RedPacketSide = Static<typeof RedPacketSide>

/** A line of the history: a packet that the caller sent, or one that it took a share of. */
export const RedPacketLine = Type.Object(
  {
    packetId: Id,
    conversationId: Id,
    senderId: Id,
    way: RedPacketWay,
    greeting: RedPacketGreeting,
    state: RedPacketState,
    count: RedPacketCount,
    takenCount: Count,
    /** Received: the caller's share. Sent: all of it. */
    amount: Amount,
    currency: Currency,
    /** Whether the caller had the largest share. */
    luckiest: Type.Boolean(),
    /** When it was taken, or sent. */
    at: Instant,
  },
  closed,
)
export type RedPacketLine = Static<typeof RedPacketLine>

/** What a year brought in one currency. */
export const RedPacketTotal = Type.Object(
  {
    currency: Currency,
    /** Received: shares. Sent: packets, and what went back is not counted in `amount`. */
    amount: AmountOrZero,
    count: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  },
  closed,
)
export type RedPacketTotal = Static<typeof RedPacketTotal>
