/**
 * Where money comes from and goes to: what the module asks of a provider, be it the test bank or Stripe. Everything that
 * changes something carries an id of ours and may be asked again: after a crash, a time-out, twice at the same moment.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type {
  CardExpiry,
  ErrorCode,
  FundingAction,
  FundingFailure,
  FundingOffer,
  FundingProvider,
  Input,
  SourceKind,
} from '@sampan/contract'

/** No answer came, or one that says to ask again. What was asked for may have been done or not. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable'
}

/** A linking on its way. */
export interface LinkAsked {
  linkId: string
  memberId: string
  kind: SourceKind
  /** By what name the provider knows the member, from an earlier linking of the same kind. */
  holder: string | null
}

export interface LinkStarted {
  holder: string | null
  /** The provider's own id of this linking. */
  reference: string | null
  /** The page to go to; null where the app's own form serves. */
  url: string | null
}

export type LinkDetails = Input<'funding.finishLink'>['details']

/** A bank account or a card as its provider tells it. */
export interface SourceFound {
  /** The provider's own id of it: never a number that could be paid with. */
  reference: string
  holder: string | null
  name: string
  /** Upper-case letters and digits. */
  lastFour: string
  expires: CardExpiry | null
  mayTopUp: boolean
  mayWithdraw: boolean
  currencies: readonly string[]
}

type LinkRefusal = Extract<ErrorCode, `funding.${'link' | 'number' | 'test' | 'card'}${string}`>
export type LinkAnswer = { refused: LinkRefusal } | { refused: null; found: SourceFound }

/** An order as its provider needs it. */
export interface Payment {
  orderId: string
  kind: 'topUp' | 'withdrawal'
  amount: bigint
  currency: string
  source: { reference: string; holder: string | null }
  /** The provider's own id of the payment, once it is known. */
  reference: string | null
  createdAt: Date
  /** Whether it may still begin. If not, and the provider knows nothing of it, it has failed: `unreachable`. */
  mayBegin: boolean
}

/** How a payment stands, as its provider says. */
export type Report =
  | { state: 'underWay'; reference: string | null; lookAgainMs: number | null }
  | { state: 'needsAction'; reference: string; action: FundingAction }
  | { state: 'succeeded'; reference: string; lookAgainMs: number | null }
  | { state: 'failed'; reference: string | null; failure: FundingFailure }
  /** Succeeded, and the money went back since. */
  | { state: 'returned'; reference: string }

export interface AmountRange {
  min: bigint
  max: bigint
  step: bigint
}

/** What a webhook is about, as far as it concerns us. What it says of states is not believed: the provider is asked. */
export type WebhookNews =
  | { about: 'order'; orderId: string }
  | { about: 'payment'; reference: string }
  | { about: 'link'; linkId: string }
  | { about: 'nothing' }

export interface FundingSource {
  provider: FundingProvider
  offer: FundingOffer
  /** What one order may come to. */
  amountRange(kind: Payment['kind'], currency: string): AmountRange
  /** @throws ProviderUnreachable */
  startLink(asked: LinkAsked): Promise<LinkStarted>
  /** @throws ProviderUnreachable */
  finishLink(link: LinkAsked & { reference: string | null }, details: LinkDetails): Promise<LinkAnswer>
  /** Forgets it with the provider too. @throws ProviderUnreachable */
  unlink(source: { kind: SourceKind; reference: string; holder: string | null }): Promise<void>
  /** Sees to it that the payment is made, once however often it is asked, and says how it stands. @throws ProviderUnreachable */
  carryOut(payment: Payment): Promise<Report>
  /** Gives up a payment that waits for the member, if it still does; says how it stands. @throws ProviderUnreachable */
  giveUp(payment: Payment): Promise<Report>
  /** Null where the signature is wrong, or this provider sends none. */
  readWebhook(headers: IncomingHttpHeaders, body: Buffer): WebhookNews | null
}
