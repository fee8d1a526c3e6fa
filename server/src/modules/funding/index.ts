/** Linked bank accounts and cards, top-ups and withdrawals. See README.md. */
import type { IncomingHttpHeaders } from 'node:http'
import type { FundingProvider } from '@sampan/contract'
import type { Clock } from '../../kernel/clock.ts'
import type { Config } from '../../kernel/config.ts'
import type { JobPayload } from '../../kernel/jobs.ts'
import { OperatorError } from '../../kernel/operatorError.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Metrics } from '../../kernel/telemetry/metrics.ts'
import type { Transactions } from '../../kernel/transaction.ts'
import type { Database, Implementation, Queryable } from '../../schema/index.ts'
import { advanceOrder } from './advance.ts'
import type { FundingSource } from './fundingSource.ts'
import { answerTestBank, getOrder, listOrders, topUp, withdraw } from './methods/orders.ts'
import { finishLink, linkSource, listSources, unlinkSource } from './methods/sources.ts'
import { createFundingMetrics } from './metrics.ts'
import { findUnreal } from './moves.ts'
import { finishLinkLater, forgetSource, receiveWebhook, reconcileOrders } from './reconcile.ts'
import type { FundingServices } from './services.ts'
import { deleteUnfinishedLinks } from './store/sources.ts'
import { createStripe } from './stripe/stripe.ts'
import { createTestBank } from './testBank/testBank.ts'

export type { FundingSource } from './fundingSource.ts'

export interface FundingOptions {
  db: Queryable
  transactions: Transactions<Database>
  clock: Clock
  log: Log
  metrics: Metrics
  /** On offer in wallets here. */
  currencies: readonly string[]
  /** A provider besides the test bank; null for none. */
  stripe: FundingSource | null
  /** With whom new sources are linked. */
  offered: FundingProvider
  /** Stands between the module and its providers, for tests that break the way. */
  wrap?: (source: FundingSource) => FundingSource
}

export interface Funding {
  implementations: Implementation[]
  advanceOrder(job: JobPayload<'advanceFundingOrder'>): Promise<void>
  reconcile(): Promise<void>
  answerTestBank(job: JobPayload<'answerTestBank'>): Promise<void>
  finishLink(job: JobPayload<'finishFundingLink'>): Promise<void>
  forgetSource(job: JobPayload<'forgetFundingSource'>): Promise<void>
  /** Forgets linkings that came to nothing. */
  forgetLinks(before: Date): Promise<number>
  /**
   * Looks, before the doors open, whether money that was never real could be withdrawn as real money.
   * @throws OperatorError where it could
   */
  checkMoney(): Promise<void>
  /** Answers false where it is not signed as the provider signs. */
  receiveWebhook(provider: FundingProvider, headers: IncomingHttpHeaders, body: Buffer): Promise<boolean>
}

/**
 * Stripe as the settings say; null where there is no key.
 * @throws OperatorError where it is on offer and something of it is missing
 */
export function stripeOf(config: Config, clock: Clock): FundingSource | null {
  const { stripeSecretKey: secretKey, stripeWebhookSecrets: webhookSecrets, stripeApi: api } = config
  if (config.funding === 'stripe' && (secretKey === undefined || webhookSecrets.length === 0)) {
    throw new OperatorError(
      'SAMPAN_FUNDING is stripe, yet Stripe’s keys are missing.',
      'Set SAMPAN_STRIPE_SECRET_KEY and SAMPAN_STRIPE_WEBHOOK_SECRETS; see docs/operations.md.',
    )
  }
  if (secretKey === undefined) return null
  return createStripe({ secretKey, webhookSecrets, api, clock, origin: config.origin, currencies: config.currencies })
}

export function createFunding(options: FundingOptions): Funding {
  const { db, transactions, clock, log, wrap = (source) => source } = options
  const testBank = createTestBank({ transactions, currencies: options.currencies })
  const all = [testBank, ...(options.stripe ? [options.stripe] : [])].map(wrap)
  const sources = new Map(all.map((source) => [source.provider, source]))
  const offered = sources.get(options.offered)
  if (!offered) throw new Error(`${options.offered} is offered, and not there`)
  const metrics = createFundingMetrics(options.metrics)
  const services: FundingServices = { db, transactions, clock, log, metrics, sources, offered }
  return {
    implementations: [
      listSources(services),
      linkSource(services),
      finishLink(services),
      unlinkSource(services),
      topUp(services),
      withdraw(services),
      getOrder(services),
      listOrders(services),
      answerTestBank(services),
    ],
    advanceOrder: ({ orderId }) => advanceOrder(services, orderId),
    reconcile: () => reconcileOrders(services),
    async answerTestBank({ orderId, confirmed }) {
      await testBank.answer(orderId, confirmed)
      await advanceOrder(services, orderId)
    },
    finishLink: ({ linkId }) => finishLinkLater(services, linkId),
    forgetSource: ({ sourceId }) => forgetSource(services, sourceId),
    forgetLinks: (before) => deleteUnfinishedLinks(db, before),
    async checkMoney() {
      if (offered.offer.test) return
      const { testBank: invented, opening } = await findUnreal(db)
      if (invented.length > 0) {
        throw new OperatorError(
          `There is money of the test bank in these wallets (${invented.join(', ')}), and a live provider would pay it out.`,
          'Begin with an empty data folder or database; see docs/operations.md.',
        )
      }
      if (opening.length > 0) {
        log.warn({ currencies: opening }, 'Wallets hold opening balances, which a live provider would pay out')
      }
    },
    receiveWebhook: (provider, headers, body) => receiveWebhook(services, provider, headers, body),
  }
}
