/** Money as it stands in a conversation. The state in these bodies follows what happens: see `chat.bodyChanged`. */
import Type, { type Static } from 'typebox'
import { closed, Id, lineText, Seq } from './common.ts'
import { Amount, Currency, MoneyNote } from './money.ts'

export const TransferState = Type.Union([
  /** The money is held; the receiver has not answered. */
  Type.Literal('waiting'),
  Type.Literal('accepted'),
  /** The receiver gave it back. */
  Type.Literal('returned'),
  /** Nobody answered in time, and it went back. */
  Type.Literal('expired'),
])
export type TransferState = Static<typeof TransferState>

export const TransferBody = Type.Object(
  {
    kind: Type.Literal('transfer'),
    transferId: Id,
    toId: Id,
    amount: Amount,
    currency: Currency,
    note: MoneyNote,
    state: TransferState,
  },
  closed,
)
export type TransferBody = Static<typeof TransferBody>

export const RED_PACKET_GREETING_LENGTH_MAX = 60

export const RedPacketWay = Type.Union([
  Type.Literal('equal'),
  /** Random shares. */
  Type.Literal('lucky'),
  /** For those named alone. */
  Type.Literal('exclusive'),
])
export type RedPacketWay = Static<typeof RedPacketWay>

export const RedPacketState = Type.Union([Type.Literal('open'), Type.Literal('empty'), Type.Literal('expired')])
export type RedPacketState = Static<typeof RedPacketState>

/** The name of a picture on the outside, such as `lantern`; a device that does not know it shows the plain one. */
export const RedPacketCover = Type.String({ pattern: '^[a-z][a-zA-Z0-9-]{0,31}$' })

/** Amounts are told on opening, never here. */
export const RedPacketBody = Type.Object(
  {
    kind: Type.Literal('redPacket'),
    packetId: Id,
    way: RedPacketWay,
    /** Who may open it: of an exclusive one; else empty, which means everyone. */
    forIds: Type.Array(Id),
    greeting: lineText(RED_PACKET_GREETING_LENGTH_MAX),
    cover: RedPacketCover,
    state: RedPacketState,
    /** Whether the viewer itself took of it. */
    claimed: Type.Boolean(),
  },
  closed,
)
export type RedPacketBody = Static<typeof RedPacketBody>

/** Each share stands in the message, and each payment tells everyone. */
export const BILL_SHARES_MAX = 50

export const BillWay = Type.Union([
  /** One person is asked for money. */
  Type.Literal('ask'),
  Type.Literal('equal'),
  /** To each an amount of its own. */
  Type.Literal('named'),
])
export type BillWay = Static<typeof BillWay>

export const BillState = Type.Union([
  Type.Literal('open'),
  /** Everyone paid. */
  Type.Literal('settled'),
  /** Its maker ended it, or went; what was paid stays paid. */
  Type.Literal('closed'),
])
export type BillState = Static<typeof BillState>

export const BillShare = Type.Object({ memberId: Id, amount: Amount, paid: Type.Boolean() }, closed)
export type BillShare = Static<typeof BillShare>

export const BillBody = Type.Object(
  {
    kind: Type.Literal('bill'),
    billId: Id,
    way: BillWay,
    note: MoneyNote,
    currency: Currency,
    /** The sum of the shares. */
    total: Amount,
    /** The maker's own share of an equal bill counts as paid. */
    shares: Type.Array(BillShare, { minItems: 1, maxItems: BILL_SHARES_MAX }),
    state: BillState,
  },
  closed,
)
export type BillBody = Static<typeof BillBody>

/** The maker of a bill calls those who have not paid: it mentions them. */
export const BillReminderBody = Type.Object(
  {
    kind: Type.Literal('billReminder'),
    billId: Id,
    /** The message in which the bill stands. */
    billSeq: Seq,
    /** Who is called. */
    memberIds: Type.Array(Id, { minItems: 1, maxItems: BILL_SHARES_MAX }),
  },
  closed,
)
export type BillReminderBody = Static<typeof BillReminderBody>

/** What moves money: made by the methods of money alone, and neither recalled nor forwarded. */
export const MoneyMessageBody = Type.Union([TransferBody, RedPacketBody, BillBody, BillReminderBody])
export type MoneyMessageBody = Static<typeof MoneyMessageBody>
