/** The HTTP side of the gateway: one Fastify with strict headers, the API, the docs, the app and what operators ask. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, fastify } from 'fastify'
import helmet from 'helmet'
import { Refusal, refuse, statusOf, toWireError } from '../../kernel/errors.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import { describeApi } from '../openapi.ts'
import { type ApiOptions, registerApi } from './api.ts'
import { type MiniProgramOptions, registerMiniPrograms } from './miniPrograms.ts'
import { type OperationsOptions, registerOperations } from './operations.ts'
import { refuseBytes } from './refuseBytes.ts'
import { registerTiles, type TileOptions } from './tiles.ts'
import { registerUploads, type UploadOptions } from './uploads.ts'
import { registerWeb } from './web.ts'
import { registerWebhooks, type WebhookOptions } from './webhooks.ts'

const logoFile = join(import.meta.dirname, '../../../../web/public/icons/icon.svg')

export interface HttpOptions {
  api: ApiOptions
  operations: OperationsOptions
  webhooks: WebhookOptions
  uploads: UploadOptions
  tiles: TileOptions
  miniPrograms: Omit<MiniProgramOptions, 'webFolder'>
  log: Log
  trustProxy: false | string[]
  version: string
  /** Where the built web app stands; null serves none. */
  webFolder: string | null
}

export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const { log } = options
  const isSecure = options.api.origin.startsWith('https:')
  const loggerInstance: FastifyBaseLogger = log.child({ part: 'http' }, { level: 'warn' })
  const server = fastify({
    loggerInstance,
    trustProxy: options.trustProxy,
    bodyLimit: 65_536,
    requestTimeout: 120_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    frameworkErrors: (reason, _request, reply) => answerRefusal(asRefusal(reason, log), reply),
    clientErrorHandler: refuseBytes,
  })

  server.setErrorHandler((reason, _request, reply) => answerRefusal(asRefusal(reason, log), reply))

  // Made once; a plugin would make it anew for each request.
  const setSecurityHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        frameSrc: ["'self'", ...(options.miniPrograms.sandboxUrl ? [options.miniPrograms.sandboxUrl] : [])],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    hsts: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Only a secure origin may ask for its own process; on plain http browsers complain about the header.
    crossOriginOpenerPolicy: isSecure ? { policy: 'same-origin' } : false,
    originAgentCluster: isSecure,
    referrerPolicy: { policy: 'same-origin' },
  })
  server.addHook('onRequest', (request, reply, done) => setSecurityHeaders(request.raw, reply.raw, () => done()))
  server.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(self), microphone=(self), geolocation=(self)')
  })
  await server.register(cookie)
  registerOperations(server, options.operations)
  await registerDocs(server, options.version)
  registerApi(server, options.api)
  registerUploads(server, options.uploads)
  registerTiles(server, options.tiles)
  registerMiniPrograms(server, { ...options.miniPrograms, webFolder: options.webFolder })
  registerWebhooks(server, options.webhooks)
  if (options.webFolder !== null) registerWeb(server, options.webFolder)

  server.setNotFoundHandler((request, reply) => {
    const isScreen = options.webFolder !== null && request.method === 'GET' && isPageRequest(request.headers.accept)
    if (!isScreen || request.url.startsWith('/api/')) throw refuse('method.notFound')
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
  return server
}

const isPageRequest = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false

async function registerDocs(server: FastifyInstance, version: string): Promise<void> {
  const document = describeApi(version)
  server.get('/openapi.json', async () => document)
  // The library takes OpenAPI 3.1 but types it as an older edition; the shape is its own affair.
  await server.register(swagger, { mode: 'static', specification: { document: document as never } })
  // Its own policy would be looser than ours, and it needs no more than ours gives.
  await server.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Sampan API' },
    logo: { type: 'image/svg+xml', content: readFileSync(logoFile), href: '/' },
  })
}

/** `reply` is Fastify's, or the plainer one that it has for addresses which reach no route. */
function answerRefusal(refusal: Refusal, reply: Pick<FastifyReply, 'header' | 'code' | 'send'>): void {
  const retryAfter = refusal.details?.retryAfterSeconds
  if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter)
  reply.code(statusOf(refusal.code))
  reply.header('cache-control', 'no-store')
  reply.send(toWireError(refusal))
}

/** Whatever goes wrong before a method is reached becomes a declared error too. */
function asRefusal(reason: unknown, log: Log): Refusal {
  if (reason instanceof Refusal) return reason
  const code = typeof reason === 'object' && reason !== null && 'code' in reason ? reason.code : undefined
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('request.tooLarge')
  if (typeof code === 'string' && code.startsWith('FST_ERR_')) return refuse('request.malformed')
  const status = typeof reason === 'object' && reason !== null && 'statusCode' in reason ? reason.statusCode : undefined
  if (typeof status === 'number' && status >= 400 && status < 500) return refuse('request.malformed')
  log.error({ err: reason }, 'A request failed')
  return refuse('server.failed')
}
