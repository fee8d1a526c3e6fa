import Type from 'typebox'
import { ClientId, closed, Empty, Id, nullable } from '../../bodies/common.ts'
import { CardExpiry, FundingOffer, LinkedSource, SourceKind, SourceLink } from '../../bodies/funding.ts'
import { command, read } from '../../define.ts'

const limit = { burst: 10, perMinute: 20 }

export const listSources = read('funding.listSources', {
  caller: 'member',
  summary: 'Bank accounts and cards that the caller has linked, newest first, and what can be linked here.',
  input: Empty,
  output: Type.Object({ sources: Type.Array(LinkedSource), offer: FundingOffer }, closed),
  errors: [],
  limit: { burst: 60, perMinute: 120 },
})

/** Both steps keep no idempotency key: `linkId` does the same for good, and so no number is ever stored, nor its hash. */
export const linkSource = command('funding.linkSource', {
  caller: 'member',
  summary: 'Begin to link a bank account or a card: answers the page to go to, or that the app’s own form serves.',
  input: Type.Object({ linkId: ClientId, kind: SourceKind }, closed),
  output: Type.Object({ link: SourceLink }, closed),
  errors: ['funding.linkNotFound', 'funding.kindNotOffered', 'funding.tooManySources', 'funding.unreachable'],
  events: [],
  limit,
})

/** A number of the test bank. Any other is refused, and none is stored: of a card not more than its last four digits. */
export const TestDetails = Type.Union([
  Type.Object(
    { kind: Type.Literal('bankAccount'), number: Type.String({ pattern: '^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$' }) },
    closed,
  ),
  Type.Object(
    { kind: Type.Literal('card'), number: Type.String({ pattern: '^[0-9]{12,19}$' }), expires: CardExpiry },
    closed,
  ),
])

export const finishLink = command('funding.finishLink', {
  caller: 'member',
  summary:
    'Finish linking: with what the form asked for, or after the provider’s page led back (then without details).',
  input: Type.Object({ linkId: Id, details: nullable(TestDetails) }, closed),
  output: Type.Object({ source: LinkedSource }, closed),
  errors: [
    'funding.linkNotFound',
    'funding.linkNotFinished',
    'funding.linkRefused',
    'funding.numberWrong',
    'funding.testNumbersOnly',
    'funding.cardExpired',
    'funding.tooManySources',
    'funding.unreachable',
  ],
  events: ['funding.sourcesChanged'],
  limit,
})

export const unlinkSource = command('funding.unlinkSource', {
  caller: 'member',
  summary: 'Forget a bank account or a card. Not while money is on its way to or from it.',
  input: Type.Object({ sourceId: Id }, closed),
  output: Empty,
  errors: ['funding.sourceNotFound', 'funding.orderUnderWay'],
  events: ['funding.sourcesChanged'],
  limit,
})
