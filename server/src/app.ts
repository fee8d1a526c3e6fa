/** The platform with its doors open: HTTP, the socket and the jobs. */
import type { AddressInfo } from 'node:net'
import { createHttpServer } from './gateway/http/server.ts'
import { createHub } from './gateway/sync/hub.ts'
import { attachProgramSockets } from './gateway/sync/programSocket.ts'
import { attachSocket } from './gateway/sync/socket.ts'
import { startJobs } from './kernel/jobs.ts'
import { explainListenError } from './kernel/listen.ts'
import { readLog } from './kernel/memberLog.ts'
import { createAuthenticator, touchDevice } from './modules/accounts/index.ts'
import { listHeads } from './modules/chat/index.ts'
import { contactIdsOf } from './modules/contacts/index.ts'
import { privacyOf } from './modules/privacy/index.ts'
import { createPlatform, type Platform, type PlatformOptions } from './platform.ts'

export interface AppOptions extends PlatformOptions {
  /** The built web app; null serves none. */
  webFolder: string | null
}

export interface App {
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  address: string
  platform: Platform
  /** Takes no more, finishes what is under way, lets go of everything but the database. */
  close(): Promise<void>
}

/**
 * @param platform one that is there already; tests call it from within as well
 * @throws OperatorError where the address cannot be listened on, or money that is not real would be paid out
 */
export async function startApp(options: AppOptions, platform = createPlatform(options)): Promise<App> {
  const { config, log, database } = options
  const { db, dispatcher, bus, clock, limiter, metrics } = platform
  await platform.funding.checkMoney()

  const sessions = {
    secure: config.origin.startsWith('https:'),
    authenticate: createAuthenticator(db, clock, bus),
  }
  const hub = createHub({
    bus,
    conversationIdsOf: async (memberId) => (await listHeads(db, memberId)).map(({ conversationId }) => conversationId),
    contactIdsOf: (memberId) => contactIdsOf(db, memberId),
    privacyOf: (memberId) => privacyOf(db, memberId),
    onSeen: platform.lastSeen.note,
  })
  metrics.gauge('sampan_connections', 'Open sockets.', { read: hub.connectionCount })

  let closing = false
  const http = await createHttpServer({
    api: { dispatcher, sessions, origin: config.origin, uploadBytesMax: config.uploadBytesMax },
    operations: {
      metrics,
      async checkReady() {
        if (closing) throw new Error('The server is going down')
        await database.pool.query('SELECT 1')
      },
    },
    uploads: { uploads: platform.uploads, sessions, limiter, origin: config.origin, log },
    tiles: { tiles: platform.tiles, sessions, limiter, origin: config.origin },
    miniPrograms: {
      ...platform.programs,
      sessions,
      limiter,
      clock,
      origin: config.origin,
      sandboxUrl: config.sandboxUrl,
    },
    webhooks: { receive: platform.funding.receiveWebhook },
    log,
    trustProxy: config.trustProxy,
    version: options.version,
    webFolder: options.webFolder,
  })
  const socket = attachSocket(http.server, {
    dispatcher,
    hub,
    sessions,
    limiter,
    origin: config.origin,
    log,
    trustProxy: config.trustProxy,
    lastLogSeqOf: async (memberId) => (await readLog(db, memberId, null, 1)).lastSeq,
    touchDevice: ({ deviceId }) => touchDevice(db, deviceId, clock.now()),
  })
  const programSockets = attachProgramSockets(http.server, {
    outside: platform.programs.outside,
    sessions,
    origin: config.origin,
    log,
  })
  platform.searchIndexer.start()
  platform.lastSeen.start()
  const stopNotifying = platform.notifier.start()
  const jobs = await startJobs(database.pool, platform.jobHandlers, log)

  async function close(): Promise<void> {
    closing = true
    stopNotifying()
    socket.close()
    programSockets.close()
    await http.close()
    await platform.drained()
    await platform.lastSeen.stop()
    await platform.searchIndexer.stop()
    await jobs.stop()
  }

  try {
    await http.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close()
    throw explainListenError(error, config.host, config.port)
  }
  const { port } = http.server.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return { address: `http://${host}:${port}`, platform, close }
}
