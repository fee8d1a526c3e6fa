import Type, { type Static } from 'typebox'
import { Count, closed, Id, Instant, lineText, nameText, nullable } from './common.ts'
import { Region } from './member.ts'
import { Amount, AmountOrZero, Currency, MoneyNote } from './money.ts'
import { Day } from './wallet.ts'

/** What a stall sells; each has its merchant category code (ISO 18245) in the codes that it shows. */
export const StallCategory = Type.Union([
  Type.Literal('food'),
  Type.Literal('groceries'),
  Type.Literal('clothing'),
  Type.Literal('crafts'),
  Type.Literal('flowers'),
  Type.Literal('books'),
  Type.Literal('electronics'),
  Type.Literal('beauty'),
  Type.Literal('health'),
  Type.Literal('transport'),
  Type.Literal('repairs'),
  Type.Literal('culture'),
  Type.Literal('other'),
])
export type StallCategory = Static<typeof StallCategory>

export const StallName = nameText(40)
export const StallCity = nameText(40)

/** A stall as its owner sees it. A member has at most one; what it takes is in the member's own wallet. */
export const Stall = Type.Object(
  {
    id: Id,
    ownerId: Id,
    name: StallName,
    category: StallCategory,
    city: StallCity,
    /** Where it stands; a code must name a country. */
    region: Region,
    /** What it takes. */
    currency: Currency,
    /** A stall that is closed takes nothing; it can be opened again. */
    open: Type.Boolean(),
    /** What its static code holds: EMVCo merchant-presented QR. The payer types the amount. */
    code: Type.String(),
    createdAt: Instant,
  },
  closed,
)
export type Stall = Static<typeof Stall>

/** What a merchant writes to an order, such as a table or a number: short enough for the code. */
export const ORDER_REFERENCE_LENGTH_MAX = 25
export const OrderReference = lineText(ORDER_REFERENCE_LENGTH_MAX)

export const OrderState = Type.Union([
  Type.Literal('open'),
  Type.Literal('paid'),
  Type.Literal('cancelled'),
  Type.Literal('expired'),
])
export type OrderState = Static<typeof OrderState>

/** An amount that a stall asks for once: a dynamic code. */
export const Order = Type.Object(
  {
    id: Id,
    stallId: Id,
    amount: Amount,
    currency: Currency,
    reference: OrderReference,
    note: MoneyNote,
    state: OrderState,
    /** What its dynamic code holds: EMVCo merchant-presented QR with the amount. */
    code: Type.String(),
    /** The payment that paid it. */
    paymentId: nullable(Id),
    createdAt: Instant,
    expiresAt: Instant,
  },
  closed,
)
export type Order = Static<typeof Order>

/** An IANA time zone. */
export const TimeZone = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9_+\\-/]+$',
  description: 'IANA time zone, such as Asia/Shanghai',
})

/** How a payment came about: a static code, an order's dynamic code, or a code that the payer showed. */
export const PaymentWay = Type.Union([Type.Literal('static'), Type.Literal('order'), Type.Literal('shown')])
export type PaymentWay = Static<typeof PaymentWay>

/** What a stall took on one day of the given time zone. Hours and ways without takings are left out. */
export const Takings = Type.Object(
  {
    day: Day,
    currency: Currency,
    count: Count,
    sum: AmountOrZero,
    byHour: Type.Array(
      Type.Object({ hour: Type.Integer({ minimum: 0, maximum: 23 }), count: Count, sum: AmountOrZero }, closed),
    ),
    byWay: Type.Array(Type.Object({ way: PaymentWay, count: Count, sum: AmountOrZero }, closed)),
  },
  closed,
)
export type Takings = Static<typeof Takings>
