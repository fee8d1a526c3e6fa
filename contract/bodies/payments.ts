import Type, { type Static } from 'typebox'
import { ClientId, closed, Id, Instant, nullable } from './common.ts'
import { MemberName } from './member.ts'
import { OrderReference, PaymentWay, StallCategory, StallCity, StallName } from './merchants.ts'
import { Amount, Currency, MoneyNote } from './money.ts'

/** Whom to pay: a person, a stall, or an order of a stall. */
export const Payee = Type.Union([
  Type.Object({ kind: Type.Literal('member'), memberId: Id }, closed),
  Type.Object({ kind: Type.Literal('stall'), stallId: Id }, closed),
  Type.Object({ kind: Type.Literal('order'), orderId: Id }, closed),
])
export type Payee = Static<typeof Payee>

/** A member as it is shown to whom it pays or is paid by. */
export const PaymentParty = Type.Object({ memberId: Id, name: MemberName, avatarFileId: nullable(Id) }, closed)
export type PaymentParty = Static<typeof PaymentParty>

export const StallCard = Type.Object({ id: Id, name: StallName, category: StallCategory, city: StallCity }, closed)
export type StallCard = Static<typeof StallCard>

/** Money that was paid by code. Names are those of the time of asking. */
export const Payment = Type.Object(
  {
    /** The ledger's transfer. */
    id: ClientId,
    payer: PaymentParty,
    payee: PaymentParty,
    stall: nullable(StallCard),
    orderId: nullable(Id),
    amount: Amount,
    currency: Currency,
    note: MoneyNote,
    way: PaymentWay,
    at: Instant,
  },
  closed,
)
export type Payment = Static<typeof Payment>

/** What a code asks of whoever scanned it. */
export const Payable = Type.Object(
  {
    to: Payee,
    /** Who gets it: the person, or the owner of the stall. */
    payee: PaymentParty,
    stall: nullable(StallCard),
    /** Null: the payer types it. */
    amount: nullable(Amount),
    /** Null: the payer chooses. */
    currency: nullable(Currency),
    note: MoneyNote,
    reference: OrderReference,
    expiresAt: nullable(Instant),
  },
  closed,
)
export type Payable = Static<typeof Payable>

/** What a member shows to be charged: 18 digits, as QR code and as Code 128. */
export const PAY_CODE_DIGITS = 18
export const PayCode = Type.String({ pattern: '^[0-9]{18}$', description: '18 digits' })

/** A code and the minute it is made for; it is taken a minute before and after as well, since clocks differ. */
export const IssuedCode = Type.Object({ code: PayCode, from: Instant, until: Instant }, closed)
export type IssuedCode = Static<typeof IssuedCode>

export const ChargeState = Type.Union([
  /** The payer has yet to agree. */
  Type.Literal('waiting'),
  Type.Literal('paid'),
  /** By the payer. */
  Type.Literal('declined'),
  /** By the merchant. */
  Type.Literal('cancelled'),
  Type.Literal('expired'),
])
export type ChargeState = Static<typeof ChargeState>

/** What a stall asked of the owner of a code that it scanned. */
export const Charge = Type.Object(
  {
    /** Also the id of its payment. */
    id: ClientId,
    payer: PaymentParty,
    payee: PaymentParty,
    stall: StallCard,
    amount: Amount,
    currency: Currency,
    note: MoneyNote,
    state: ChargeState,
    createdAt: Instant,
    expiresAt: Instant,
  },
  closed,
)
export type Charge = Static<typeof Charge>
