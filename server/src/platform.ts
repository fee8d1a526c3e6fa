/** The whole platform without its doors: every module and flow on a database, reached through one dispatcher. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createClaimLane, flowImplementations, jobHandlers, readBlockers } from './flows/index.ts'
import { createDiskBlobs } from './kernel/blobs.ts'
import { type Bus, createLocalBus } from './kernel/bus.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import type { Config } from './kernel/config.ts'
import type { Database as ConnectedDatabase } from './kernel/database/connect.ts'
import { createDispatcher, type Dispatcher } from './kernel/dispatch.ts'
import { type NewId, newUuid } from './kernel/ids.ts'
import type { JobHandlers } from './kernel/jobs.ts'
import {
  createAskGuarded,
  createFetchGuarded,
  createOpenSocketGuarded,
  type FetchGuarded,
  type GuardedSurroundings,
} from './kernel/outbound/index.ts'
import { createRateLimiter, type RateLimiter } from './kernel/rateLimit.ts'
import type { Log } from './kernel/telemetry/log.ts'
import { createMetrics, type Metrics } from './kernel/telemetry/metrics.ts'
import { createTransactions, type Transactions } from './kernel/transaction.ts'
import {
  accountsModule,
  createPasswords,
  createVault,
  type HashCost,
  type Random,
  readAccountKey,
} from './modules/accounts/index.ts'
import { billsModule, closeBillsOf } from './modules/bills/index.ts'
import { chatModule, createPeriods, createReadNews, createSendLane } from './modules/chat/index.ts'
import { areContacts, contactsModule } from './modules/contacts/index.ts'
import { favouritesModule, keepsFile } from './modules/favourites/index.ts'
import { createUploads, filesModule, readAvatar, type Uploads } from './modules/files/index.ts'
import { createFunding, type Funding, stripeOf } from './modules/funding/index.ts'
import { createAuditWatch } from './modules/ledger/index.ts'
import { linksModule } from './modules/links/index.ts'
import { merchantsModule } from './modules/merchants/index.ts'
import {
  createOutside,
  createPictures,
  createProgramKeys,
  createRuntimeBuilds,
  createServedFiles,
  createWebPages,
  miniProgramsModule,
  type Outside,
  type ProgramKeys,
  type ProgramPictures,
  type RuntimeBuilds,
  readProgramKey,
  type ServedFiles,
  type WebPages,
} from './modules/miniPrograms/index.ts'
import { createPayLane, paymentsModule, readCodeKey, sumPayments } from './modules/payments/index.ts'
import { createPhones, type SmsProvider } from './modules/phones/index.ts'
import { createTiles, placesModule, type Tiles } from './modules/places/index.ts'
import { pollsModule, votedAmong } from './modules/polls/index.ts'
import { createLastSeen, type LastSeen, privacyModule } from './modules/privacy/index.ts'
import { createNotifier, type Notifier, pushModule, readPushKeys } from './modules/push/index.ts'
import { claimedAmong, redPacketsModule } from './modules/redPackets/index.ts'
import { createSearchIndexer, type SearchIndexer, searchModule } from './modules/search/index.ts'
import { keepsSticker, stickersModule } from './modules/stickers/index.ts'
import { syncModule } from './modules/sync/index.ts'
import { transfersModule } from './modules/transfers/index.ts'
import { translationModule } from './modules/translation/index.ts'
import { walletModule } from './modules/wallet/index.ts'
import type { Database, Queryable } from './schema/index.ts'

export interface PlatformOptions {
  config: Config
  log: Log
  database: ConnectedDatabase<Database>
  version: string
  /** Handles of the demo people on offer; empty where there are none. */
  demoHandles: readonly string[]
  clock?: Clock
  newId?: NewId
  random?: Random
  /** In place of the text messages that the operator set, for tests. */
  sms?: SmsProvider
  /** In place of the internet, for tests. */
  fetchGuarded?: FetchGuarded
  /** What stands in place of the internet for mini programs, for tests. */
  surroundings?: GuardedSurroundings
  /** Cheaper passwords, for tests. */
  hashCost?: HashCost
  /** Memory and event loop among the metrics: once a process. */
  withProcessMetrics?: boolean
}

export interface Platform {
  db: Queryable
  dispatcher: Dispatcher
  transactions: Transactions<Database>
  bus: Bus
  clock: Clock
  limiter: RateLimiter
  metrics: Metrics
  funding: Funding
  uploads: Uploads
  tiles: Tiles
  programs: {
    files: ServedFiles
    outside: Outside
    pictures: ProgramPictures
    webPages: WebPages
    keys: ProgramKeys
    runtime: RuntimeBuilds
  }
  lastSeen: LastSeen
  searchIndexer: SearchIndexer
  notifier: Notifier
  jobHandlers: JobHandlers
  /** Resolves when every message that was taken is stored. */
  drained(): Promise<void>
}

export function createPlatform(options: PlatformOptions): Platform {
  const { config, log, database } = options
  const clock = options.clock ?? systemClock
  const newId = options.newId ?? newUuid
  const db = database.kysely
  const bus = createLocalBus()
  const metrics = createMetrics({ withProcess: options.withProcessMetrics ?? false })
  const transactions = createTransactions(db, bus, clock, newId, config)
  const limiter = createRateLimiter(clock, config.rateFactor)
  const random = options.random ?? randomBytes
  const codeKey = readCodeKey(config.dataDirectory, random)
  const programKeys = createProgramKeys(readProgramKey(config.dataDirectory, random))
  const blobs = createDiskBlobs(join(config.dataDirectory, 'files'))
  const files = { db, blobs, transactions, newId, log }
  const outside = createOutside({
    ...{ db, clock, limiter, local: config.miniProgramLocal },
    ask: createAskGuarded(options.surroundings),
    openSocket: createOpenSocketGuarded(options.surroundings),
  })
  const programs = {
    ...{ outside, keys: programKeys },
    files: createServedFiles(db, blobs),
    pictures: createPictures(outside, clock),
    webPages: createWebPages(db),
    runtime: createRuntimeBuilds(config),
  }
  const fetchGuarded = options.fetchGuarded ?? createFetchGuarded()
  const funding = createFunding({
    ...{ db, transactions, clock, log, metrics },
    currencies: config.currencies,
    offered: config.funding,
    stripe: stripeOf(config, clock),
  })
  /** For a lane: hears the size of each batch. */
  const countBatches = (name: string, what: string) => {
    const batches = metrics.counter(`sampan_${name}_batches_total`, `Batches of ${what} handed to the database.`)
    const items = metrics.counter(
      `sampan_${name}s_total`,
      `How many ${what} were handed to the database, with repeats.`,
    )
    return (size: number) => {
      batches.inc()
      items.inc(size)
    }
  }
  const claimLane = createClaimLane({ transactions, observeBatch: countBatches('claim', 'claims on red packets') })
  const periods = createPeriods(db)
  const lane = createSendLane({ db, bus, clock, periods, observeBatch: countBatches('message', 'messages') })
  const readNews = createReadNews({ db, bus })
  const payLane = createPayLane({ transactions, observeBatch: countBatches('payment', 'payments') })
  const indexed = metrics.counter('sampan_search_indexed_total', 'Messages that were taken into the search index.')
  const searchIndexer = createSearchIndexer({ db, transactions, bus, log, observe: (count) => indexed.inc(count) })
  metrics.gauge('sampan_search_behind_seconds', 'How long the message waits that the search index lacks longest.', {
    read: () => searchIndexer.behindSeconds(),
  })
  const observeAudit = createAuditWatch({ metrics, log, clock })
  /** What a member may read, read for it by the server: the dispatcher is there before any job runs. */
  const callInside: Dispatcher['callInside'] = (member, call) => dispatcher.callInside(member, call)
  const pushServices = {
    ...{ db, bus, clock, log, origin: config.origin, services: config.pushServices, ownDoings },
    keys: readPushKeys(config.dataDirectory, random),
  }
  const lastSeen = createLastSeen({ db, clock, log })
  const notifier = createNotifier(pushServices)
  const vault = createVault(readAccountKey(config.dataDirectory, random), random)
  const phones = createPhones({
    ...{ transactions, clock, config, log, vault },
    ...(options.sms ? { sms: options.sms } : {}),
  })
  const flowServices = {
    callInside,
    config,
    db,
    transactions,
    bus,
    blobs,
    clock,
    funding,
    random,
    claimLane,
    observeAudit,
    notifier,
    phones,
  }

  const calls = metrics.latency('sampan_method_seconds', 'How long calls took.', ['method', 'code'])
  const dispatcher = createDispatcher<Database>({
    implementations: [
      ...accountsModule({
        name: config.name,
        origin: config.origin,
        version: options.version,
        signUpOpen: config.signUp === 'open',
        demo: config.demo && options.demoHandles.length > 0,
        demoHandles: options.demoHandles,
        transactions,
        bus,
        random,
        passwords: createPasswords(options.hashCost),
        blobs,
        deletionDays: config.deletionDays,
        readBlockers: (caller) => readBlockers({ db, callInside }, caller),
        vault,
        readAvatar,
      }),
      ...filesModule(files),
      ...phones.implementations,
      ...contactsModule({ phones }),
      ...walletModule({ config, db, transactions, blobs, random, pins: createPasswords(options.hashCost) }),
      ...funding.implementations,
      ...linksModule({ enabled: config.linkPreviews, files, fetchGuarded, clock }),
      ...translationModule({ db, clock, ownDoings, url: config.translateUrl, key: config.translateKey }),
      ...chatModule({
        db,
        bus,
        lane,
        readNews,
        now: () => clock.now(),
        periods,
        areContacts,
        ownDoings,
        keepsFile: keepsFileSomehow,
        departed: closeBillsOf,
        linkKey: codeKey,
      }),
      ...searchModule({ ownDoings }),
      ...transfersModule(),
      ...billsModule({ bus }),
      ...redPacketsModule(),
      ...placesModule(config),
      ...miniProgramsModule({ keys: programKeys, transactions, random, runtime: programs.runtime }),
      ...pollsModule({ bus }),
      ...stickersModule(),
      ...favouritesModule(),
      ...merchantsModule({ sumPayments }),
      ...paymentsModule({ transactions, lane: payLane, random, codeKey }),
      ...pushModule(pushServices, notifier),
      ...privacyModule({ lastSeen }),
      ...syncModule(),
      ...flowImplementations(flowServices),
    ],
    transactions,
    limiter,
    log,
    observe: (method, seconds, code) => calls.observe({ method, code: code ?? 'ok' }, seconds),
  })

  return {
    db,
    dispatcher,
    transactions,
    bus,
    clock,
    limiter,
    metrics,
    funding,
    lastSeen,
    programs,
    tiles: createTiles({
      ...{ clock, log, url: config.tilesUrl, bytesMax: config.tilesBytesMax },
      folder: join(config.dataDirectory, 'tiles'),
    }),
    uploads: createUploads({ db, blobs, clock, newId, fileBytesMax: config.fileBytesMax }),
    searchIndexer,
    notifier,
    jobHandlers: jobHandlers(flowServices),
    async drained() {
      await Promise.all([lane.drained(), payLane.drained(), claimLane.drained()])
      await notifier.settled()
      await readNews.settled()
    },
  }
}

/** What a viewer did with red packets and polls that stand in messages. */
async function ownDoings(db: Queryable, memberId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const claimed = await claimedAmong(db, memberId, ids)
  const voted = await votedAmong(db, memberId, ids)
  return new Set([...claimed, ...voted.map(({ pollId, choice }) => `${pollId} ${choice}`)])
}

/** As a sticker, or with a favourite. */
const keepsFileSomehow = async (db: Queryable, memberId: string, fileId: string): Promise<boolean> =>
  (await keepsSticker(db, memberId, fileId)) || (await keepsFile(db, memberId, fileId))
