import type { FundingOrder, LinkedSource, SourceLink, SourceSummary } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { FundingSource } from './fundingSource.ts'
import type { FundingServices } from './services.ts'
import type { Order } from './store/orders.ts'
import type { Link, Source } from './store/sources.ts'

/** Whether the provider is one without real money; what is linked stays what it was. */
type IsTest = (provider: Source['provider']) => boolean

export const isTestOf =
  (sources: ReadonlyMap<Source['provider'], FundingSource>): IsTest =>
  (provider) =>
    sources.get(provider)?.offer.test ?? false

const presentSummary = (source: Source, isTest: IsTest): SourceSummary => ({
  id: source.id,
  provider: source.provider,
  test: isTest(source.provider),
  kind: source.kind,
  name: source.name,
  lastFour: source.lastFour,
})

type Offering = Pick<FundingServices, 'sources' | 'offered'>

/** Of a provider that is no longer on offer nothing new is ordered: money of the test bank must not become real. */
export const isOnOffer = ({ offered }: Offering, { provider }: Source): boolean => provider === offered.provider

export const presentSource = (source: Source, services: Offering): LinkedSource => ({
  ...presentSummary(source, isTestOf(services.sources)),
  expires: source.expires,
  mayTopUp: source.mayTopUp && isOnOffer(services, source),
  mayWithdraw: source.mayWithdraw && isOnOffer(services, source),
  currencies: [...source.currencies],
  linkedAt: wireInstant(source.linkedAt),
})

export const presentLink = (link: Link): SourceLink => ({
  id: link.id,
  kind: link.kind,
  url: link.url,
  done: link.sourceId !== null,
})

export const presentOrder = (order: Order, source: Source, isTest: IsTest): FundingOrder => ({
  id: order.id,
  kind: order.kind,
  source: presentSummary(source, isTest),
  amount: String(order.amount),
  currency: order.currency,
  state: order.state,
  failure: order.failure,
  action: order.state === 'needsAction' ? order.action : null,
  owed: String(order.owed),
  createdAt: wireInstant(order.createdAt),
  changedAt: wireInstant(order.changedAt),
})
