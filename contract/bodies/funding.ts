import Type, { type Static } from 'typebox'
import { closed, Id, Instant, nullable } from './common.ts'
import { Amount, AmountOrZero, Currency } from './money.ts'

/** Who stands behind banks and cards: the simulated bank that comes with the server, or a real provider. */
export const FundingProvider = Type.Union([Type.Literal('testBank'), Type.Literal('stripe')])
export type FundingProvider = Static<typeof FundingProvider>

export const SourceKind = Type.Union([Type.Literal('bankAccount'), Type.Literal('card')])
export type SourceKind = Static<typeof SourceKind>

/** The last day on which a card is good is the last one of this month. */
export const CardExpiry = Type.Object(
  { month: Type.Integer({ minimum: 1, maximum: 12 }), year: Type.Integer({ minimum: 2000, maximum: 2199 }) },
  closed,
)
export type CardExpiry = Static<typeof CardExpiry>

const described = {
  id: Id,
  provider: FundingProvider,
  /** No real money is behind it: say so wherever it is shown. */
  test: Type.Boolean(),
  kind: SourceKind,
  /** Of the bank (`TEST_BANK_NAME` for the one that comes with the server), or the brand of the card. */
  name: Type.String(),
  /** The end of the account's or card's number; all that is known of a card's. */
  lastFour: Type.String({ pattern: '^[0-9A-Z]{4}$' }),
}

/** A bank account or a card as an order names it: as it was, though it may have been unlinked since. */
export const SourceSummary = Type.Object(described, closed)
export type SourceSummary = Static<typeof SourceSummary>

/** A bank account or a card that a member linked. */
export const LinkedSource = Type.Object(
  {
    ...described,
    /** Of a card; null for bank accounts. */
    expires: nullable(CardExpiry),
    mayTopUp: Type.Boolean(),
    mayWithdraw: Type.Boolean(),
    /** In which it can be used here. */
    currencies: Type.Array(Currency),
    linkedAt: Instant,
  },
  closed,
)
export type LinkedSource = Static<typeof LinkedSource>

/** What a number of the test bank is there to show. */
export const TestBehaviour = Type.Union([
  /** Everything goes well, at once. */
  Type.Literal('works'),
  /** Everything goes well, after some seconds. */
  Type.Literal('slow'),
  /** Every payment is declined. */
  Type.Literal('declined'),
  /** There is next to nothing in the account. */
  Type.Literal('empty'),
  /** The card is told to have expired. */
  Type.Literal('expired'),
  /** The account is told to be closed. */
  Type.Literal('closed'),
  /** The bank does not answer when first asked. */
  Type.Literal('silent'),
  /** The bank wants every top-up to be confirmed on a page of its own. */
  Type.Literal('confirms'),
  /** It goes well at first; a minute later the bank takes it back. */
  Type.Literal('takesBack'),
  /** It cannot be linked at all. */
  Type.Literal('notLinked'),
])
export type TestBehaviour = Static<typeof TestBehaviour>

/** What can be linked here, and how. */
export const FundingOffer = Type.Object(
  {
    provider: FundingProvider,
    test: Type.Boolean(),
    kinds: Type.Array(
      Type.Object(
        {
          kind: SourceKind,
          /** By a form of the app's own (numbers of the test bank alone), or on a page of the provider's. */
          way: Type.Union([Type.Literal('form'), Type.Literal('page')]),
          mayTopUp: Type.Boolean(),
          mayWithdraw: Type.Boolean(),
        },
        closed,
      ),
    ),
    currencies: Type.Array(Currency),
    /** The numbers that the test bank knows; empty with any other provider. */
    testNumbers: Type.Array(Type.Object({ kind: SourceKind, number: Type.String(), behaviour: TestBehaviour }, closed)),
  },
  closed,
)
export type FundingOffer = Static<typeof FundingOffer>

/** The linking of a bank account or a card, from its start to its end. */
export const SourceLink = Type.Object(
  {
    id: Id,
    kind: SourceKind,
    /** The provider's page to go to; null where the app's own form serves. It leads back to the app. */
    url: nullable(Type.String()),
    done: Type.Boolean(),
  },
  closed,
)
export type SourceLink = Static<typeof SourceLink>

/** Why a top-up or a withdrawal came to nothing, or was taken back. */
export const FundingFailure = Type.Union([
  /** The bank said no, and not why. */
  Type.Literal('declined'),
  /** There is not enough money in the bank account, or within the card's limit. */
  Type.Literal('insufficientFunds'),
  /** The card is out of date. */
  Type.Literal('expired'),
  /** The bank account or the card is closed, lost or blocked. */
  Type.Literal('closed'),
  /** The bank asked for a confirmation and did not get it. */
  Type.Literal('notConfirmed'),
  /** The bank could not be reached for a day, and nothing had been done. */
  Type.Literal('unreachable'),
  /** Done, and then taken back by the bank or the card's owner. */
  Type.Literal('takenBack'),
])
export type FundingFailure = Static<typeof FundingFailure>

export const FundingState = Type.Union([
  /** With the bank, or about to be. */
  Type.Literal('underWay'),
  /** Waits for the member to confirm it with the bank; see `action`. */
  Type.Literal('needsAction'),
  Type.Literal('succeeded'),
  Type.Literal('failed'),
  /** Succeeded, and taken back since. */
  Type.Literal('returned'),
])
export type FundingState = Static<typeof FundingState>

/** What the bank wants of the member: a visit to its page, or `funding.answerTestBank`. */
export const FundingAction = Type.Union([
  Type.Object({ kind: Type.Literal('page'), url: Type.String() }, closed),
  Type.Object({ kind: Type.Literal('testBank') }, closed),
])
export type FundingAction = Static<typeof FundingAction>

/** Money on its way from a linked source into the wallet, or from the wallet to a linked source. */
export const FundingOrder = Type.Object(
  {
    id: Id,
    kind: Type.Union([Type.Literal('topUp'), Type.Literal('withdrawal')]),
    source: SourceSummary,
    amount: Amount,
    currency: Currency,
    state: FundingState,
    /** Set where it failed or was returned. */
    failure: nullable(FundingFailure),
    /** Set while it needs action. */
    action: nullable(FundingAction),
    /** Of a top-up that was taken back: what the wallet could not give back yet. It is taken as soon as there is some. */
    owed: AmountOrZero,
    createdAt: Instant,
    changedAt: Instant,
  },
  closed,
)
export type FundingOrder = Static<typeof FundingOrder>
