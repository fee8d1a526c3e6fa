import Type, { type Static } from 'typebox'
import { closed, Id, Instant, nullable } from './common.ts'
import { AmountOrZero, Balance, Counterparty, Currency, EntryKind, MoneyOrZero, WalletEntry } from './money.ts'

/** The payment PIN. Six digits; runs, repeats and the like are refused (`wallet.pinTooSimple`). */
export const Pin = Type.String({ pattern: '^[0-9]{6}$', description: 'six digits' })

/** How well a member is known, as its operator says; by default `unverified`, `phone` or `document`. */
export const TierName = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,29}$', description: 'name of an identity tier' })

/** How a member's PIN stands. Instants may lie in the past: no event tells that time went by. */
export const PinState = Type.Object(
  {
    set: Type.Boolean(),
    /** After too many wrong tries nothing is proved until then. */
    lockedUntil: nullable(Instant),
    /** A reset that was asked for: from then, and until then, a new PIN may be set without the old one. */
    reset: nullable(Type.Object({ from: Instant, until: Instant }, closed)),
  },
  closed,
)
export type PinState = Static<typeof PinState>

/** How a member's wallet stands, beside its balances. Devices hold it; `wallet.standingChanged` renews it whole. */
export const WalletStanding = Type.Object(
  {
    tier: TierName,
    /** By the operator: nothing goes out. Money may still come in. */
    frozen: Type.Boolean(),
    pin: PinState,
    /** Up to which amount the member pays without its PIN, one for each currency on offer. */
    pinFree: Type.Array(MoneyOrZero),
  },
  closed,
)
export type WalletStanding = Static<typeof WalletStanding>

/** What may be sent in a calendar day or month of the server's time zone. */
const Allowance = Type.Object(
  {
    max: nullable(AmountOrZero),
    used: AmountOrZero,
    /** When the next day or month begins, and `used` is nothing again. */
    freesAt: Instant,
  },
  closed,
)

/** What a member may do in one currency, by its tier. Null is no limit. */
export const WalletLimits = Type.Object(
  {
    currency: Currency,
    /** For one payment. */
    payment: nullable(AmountOrZero),
    day: Allowance,
    month: Allowance,
    /** The most that a member may hold. */
    balance: nullable(AmountOrZero),
    /** The most that may be set to be paid without PIN. */
    pinFreeMax: AmountOrZero,
  },
  closed,
)
export type WalletLimits = Static<typeof WalletLimits>

/** A movement as a page of its own. */
export const Receipt = Type.Object(
  {
    entry: WalletEntry,
    /** To be named when one asks about it: the same for both sides. */
    number: Type.String({ pattern: '^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$', description: 'reference number' }),
    payer: Counterparty,
    payee: Counterparty,
  },
  closed,
)
export type Receipt = Static<typeof Receipt>

export const Month = Type.String({ pattern: '^2[0-9]{3}-(0[1-9]|1[0-2])$', description: 'such as 2026-03' })
export const Day = Type.String({ pattern: '^2[0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' })

const InAndOut = { in: AmountOrZero, out: AmountOrZero }

/** What a month looked like in one currency; its days are those of the server's time zone. */
export const MonthPicture = Type.Object(
  {
    month: Month,
    currency: Currency,
    ...InAndOut,
    /** Days on which money moved, in order. */
    days: Type.Array(Type.Object({ day: Day, ...InAndOut }, closed)),
    /** The largest sum (in and out) first. */
    kinds: Type.Array(Type.Object({ kind: EntryKind, ...InAndOut, count: Type.Integer({ minimum: 1 }) }, closed)),
    /** With whom most money moved, the largest sum first; at most ten. */
    people: Type.Array(Type.Object({ with: Counterparty, ...InAndOut, count: Type.Integer({ minimum: 1 }) }, closed)),
  },
  closed,
)
export type MonthPicture = Static<typeof MonthPicture>

export const ExportFormat = Type.Union([Type.Literal('csv'), Type.Literal('pdf')])
export type ExportFormat = Static<typeof ExportFormat>
export const ExportState = Type.Union([
  Type.Literal('waiting'),
  Type.Literal('working'),
  Type.Literal('ready'),
  Type.Literal('failed'),
  Type.Literal('cancelled'),
])
export type ExportState = Static<typeof ExportState>

/** A statement that is made into a file, for its owner alone. */
export const WalletExport = Type.Object(
  {
    id: Id,
    format: ExportFormat,
    state: ExportState,
    percent: Type.Integer({ minimum: 0, maximum: 100 }),
    /** Of the finished file. */
    sizeBytes: nullable(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
    createdAt: Instant,
    /** The file is deleted then. */
    expiresAt: Instant,
  },
  closed,
)
export type WalletExport = Static<typeof WalletExport>

/** All that a wallet's first screen shows. */
export const Wallet = Type.Object(
  {
    standing: WalletStanding,
    /** One for each currency that the member has or had, in the order of `currencies`, then by name. */
    balances: Type.Array(Balance),
    /** On offer here, the usual one first. */
    currencies: Type.Array(Currency),
    /** As of now, one for each currency on offer; no event tells of them. */
    limits: Type.Array(WalletLimits),
    /** IANA name, such as Europe/Berlin: of days and months here. */
    timeZone: Type.String(),
  },
  closed,
)
export type Wallet = Static<typeof Wallet>
