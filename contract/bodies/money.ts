import Type, { type Static } from 'typebox'
import { ClientId, closed, Id, Instant, lineText, nullable } from './common.ts'

/** ISO 4217, alphabetic. Which ones a server offers, its operator says; see `wallet.getWallet`. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 currency code' })

/** At most 18 digits, so that sums of thousands still fit into 64 bits. */
const DIGITS = '(0|[1-9][0-9]{0,17})'

/** More than nothing, in integer minor units: "1250" is 12.50 EUR, 1250 JPY or 1.250 KWD. */
export const Amount = Type.String({ pattern: '^[1-9][0-9]{0,17}$', description: 'integer minor units, at least 1' })
export const AmountOrZero = Type.String({ pattern: `^${DIGITS}$`, description: 'integer minor units' })
/** A balance or a difference. */
export const SignedAmount = Type.String({
  pattern: `^(-?[1-9][0-9]{0,17}|0)$`,
  description: 'integer minor units, with a sign',
})

export const Money = Type.Object({ amount: Amount, currency: Currency }, closed)
export type Money = Static<typeof Money>
export const MoneyOrZero = Type.Object({ amount: AmountOrZero, currency: Currency }, closed)
export type MoneyOrZero = Static<typeof MoneyOrZero>
export const SignedMoney = Type.Object({ amount: SignedAmount, currency: Currency }, closed)
export type SignedMoney = Static<typeof SignedMoney>

/** What people write to a payment. */
export const MONEY_NOTE_LENGTH_MAX = 100
export const MoneyNote = lineText(MONEY_NOTE_LENGTH_MAX)

/**
 * What `wallet.provePin` answered: good once, on the same device, for one act of at most the amount it was made for.
 * Acts above what the member pays without PIN refuse without it (`wallet.pinRequired`).
 */
export const PinProof = Type.String({ pattern: '^[A-Za-z0-9_-]{32,64}$', description: 'from wallet.provePin' })

/** Why money moved: what a statement shows, filters and sums by. */
export const EntryKind = Type.Union([
  /** Paid to a person or a merchant by code. */
  Type.Literal('payment'),
  /** A transfer in a chat. */
  Type.Literal('transfer'),
  /** A transfer in a chat that came back. */
  Type.Literal('transferReturned'),
  /** A share of a bill, or money that was asked for. */
  Type.Literal('bill'),
  Type.Literal('redPacketSent'),
  Type.Literal('redPacketReceived'),
  /** What nobody took. */
  Type.Literal('redPacketReturned'),
  Type.Literal('topUp'),
  /** A top-up that the bank took back. */
  Type.Literal('topUpReturned'),
  Type.Literal('withdrawal'),
  /** A withdrawal that the bank sent back after it was done. */
  Type.Literal('withdrawalReturned'),
  /** What an account began with. */
  Type.Literal('opening'),
])
export type EntryKind = Static<typeof EntryKind>

/** Whom a movement was with: a person, a merchant, a bank or card, or nobody. */
export const Counterparty = Type.Object(
  {
    memberId: nullable(Id),
    /**
     * As it was called when the money moved; null for nobody. Show a member's name of today where it is known, and the
     * bank that comes with the server (`bankInWords`) in the reader's language.
     */
    name: nullable(Type.String()),
  },
  closed,
)
export type Counterparty = Static<typeof Counterparty>

/** One line of a member's statement. */
export const WalletEntry = Type.Object(
  {
    /** The ledger's transfer. */
    id: ClientId,
    kind: EntryKind,
    /** Above zero came in, below zero went out. */
    amount: SignedAmount,
    currency: Currency,
    /** After it. */
    balance: SignedAmount,
    with: Counterparty,
    note: Type.String(),
    /** What it belongs to: a transfer, a packet, a bill, an order; by its own id. */
    referenceId: nullable(Id),
    at: Instant,
  },
  closed,
)
export type WalletEntry = Static<typeof WalletEntry>

/** What a member has in one currency. `held` is on its way out, and not in `available`. */
export const Balance = Type.Object({ currency: Currency, available: SignedAmount, held: AmountOrZero }, closed)
export type Balance = Static<typeof Balance>
