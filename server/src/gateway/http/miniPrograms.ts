/** `/mp/…`: files of mini programs, their pictures, their requests, and the frame that they run in. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../kernel/clock.ts'
import { refuse } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import { OutboundError } from '../../kernel/outbound/index.ts'
import type { RateLimiter } from '../../kernel/rateLimit.ts'
import type {
  Asking,
  FetchAnswer,
  Outside,
  ProgramKeys,
  ProgramPictures,
  RuntimeBuilds,
  ServedFiles,
  WebPages,
} from '../../modules/miniPrograms/index.ts'
import { registerProgramPages } from './programPages.ts'
import { registerProgramRuntime } from './programRuntime.ts'
import { isFromOurPages, memberOf, type Sessions } from './session.ts'

export interface MiniProgramOptions {
  files: ServedFiles
  outside: Outside
  pictures: ProgramPictures
  webPages: WebPages
  runtime: RuntimeBuilds
  keys: ProgramKeys
  sessions: Sessions
  limiter: RateLimiter
  clock: Clock
  origin: string
  /** Another host name of this server, for the frame; undefined for the app's own. */
  sandboxUrl: string | undefined
  /** Where the app stands that was built with the runtime; null serves no frame. */
  webFolder: string | null
}

const FILE_LIMIT = { burst: 2_000, perMinute: 6_000 }
const BODY_BYTES_MAX = 26_214_400
const YEAR_SECONDS = 31_536_000
const DAY_SECONDS = 86_400
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const HASH = /^[0-9a-f]{64}$/
/** Whatever a program holds: it runs nowhere but in its frame, and is shown nowhere by itself. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

export function registerMiniPrograms(server: FastifyInstance, options: MiniProgramOptions): void {
  const { files, outside, pictures, keys, limiter, clock } = options

  async function callerOf(request: FastifyRequest): Promise<MemberCaller> {
    if (!isFromOurPages(request.headers, options.origin)) throw refuse('request.originRefused')
    const member = await memberOf(options.sessions, request.headers)
    if (member === null) throw refuse('auth.required')
    return member
  }

  const inert = (reply: FastifyReply, mediaType: string, cache: string): FastifyReply =>
    reply.header('content-security-policy', INERT).header('content-type', mediaType).header('cache-control', cache)
  const forGood = `private, max-age=${YEAR_SECONDS}, immutable`

  server.get<{ Params: { id: string; hash: string; '*': string } }>('/mp/files/:id/:hash/*', async (request, reply) => {
    const { deviceId } = await callerOf(request)
    limiter.take(`mini program files ${deviceId}`, FILE_LIMIT)
    const { id, hash, '*': path } = request.params
    if (!ID.test(id) || !HASH.test(hash)) throw refuse('miniPrograms.notFound')
    if (path === 'manifest.json') {
      const manifest = await files.manifest(id, hash)
      return inert(reply, 'application/json', forGood).send(JSON.stringify(manifest))
    }
    const file = await files.file(id, hash, path)
    // Bytes and no more: a script of a program must not be one of this page.
    return inert(reply, 'application/octet-stream', forGood).header('content-length', file.sizeBytes).send(file.open())
  })

  server.get<{ Params: { id: string; hash: string } }>('/mp/icons/:id/:hash', async (request, reply) => {
    const { deviceId } = await callerOf(request)
    limiter.take(`mini program files ${deviceId}`, FILE_LIMIT)
    const { id, hash } = request.params
    if (!ID.test(id) || !HASH.test(hash)) throw refuse('miniPrograms.fileMissing')
    const icon = await files.icon(id, hash)
    return inert(reply, 'image/webp', forGood).header('content-length', icon.sizeBytes).send(icon.open())
  })

  // The frame has no cookie and no origin: what it may see follows from the token alone.
  server.get<{ Params: { token: string }; Querystring: { url?: unknown } }>(
    '/mp/pictures/:token',
    async (request, reply) => {
      const pass = keys.readPass(request.params.token, clock.now())
      if (!pass) throw refuse('auth.required')
      const { url } = request.query
      if (typeof url !== 'string') throw refuse('miniPrograms.pictureFailed')
      const { programId, memberId, preview } = pass
      const picture = await pictures.read({ programId, memberId, stage: preview ? 'preview' : 'live' }, url)
      return inert(reply, picture.mediaType, `private, max-age=${DAY_SECONDS}`)
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(picture.bytes)
    },
  )

  // Players ask for sound and film by the same token, piece after piece.
  server.get<{ Params: { token: string }; Querystring: { url?: unknown } }>(
    '/mp/media/:token',
    async (request, reply) => {
      const pass = keys.readPass(request.params.token, clock.now())
      if (!pass) throw refuse('auth.required')
      const { url } = request.query
      if (typeof url !== 'string') throw refuse('miniPrograms.notReached')
      const { programId, memberId, preview } = pass
      const asking: Asking = { programId, memberId, stage: preview ? 'preview' : 'live' }
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const { status, headers, body } = await outside
        .fetchMedia(asking, { url, range: request.headers.range, signal: gone.signal })
        .catch((error: unknown): never => {
          throw error instanceof OutboundError ? refuse('miniPrograms.notReached', { reason: error.code }) : error
        })
      return reply
        .code(status)
        .headers({ ...headers, 'content-security-policy': INERT, 'cache-control': 'no-store' })
        .header('access-control-allow-origin', '*')
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(body)
    },
  )

  server.register(async (routes) => {
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    routes.post<{ Params: { id: string }; Querystring: { stage?: unknown } }>(
      '/mp/fetch/:id',
      { bodyLimit: BODY_BYTES_MAX, onRequest: async (request) => void (await callerOf(request)) },
      async (request, reply) => {
        const { memberId } = await callerOf(request)
        const asking = askingOf(memberId, request.params.id, request.query.stage)
        const { head, body } = readFramed(request.body)
        const answer = await outside.fetch(asking, head, body)
        return inert(reply, 'application/octet-stream', 'no-store').send(framed(answer))
      },
    )
  })

  registerProgramPages(server, { ...options, askingOf, callerOf: async (request) => void (await callerOf(request)) })

  registerProgramRuntime(server, options)
}

/** @throws Refusal `miniPrograms.notFound` */
export function askingOf(memberId: string, programId: string, stage: unknown): Asking {
  if (!ID.test(programId)) throw refuse('miniPrograms.notFound')
  return { memberId, programId, stage: stage === 'preview' ? 'preview' : 'live' }
}

/** `uint32 BE length, JSON, bytes`. */
function readFramed(bytes: unknown): { head: unknown; body: Buffer } {
  if (!Buffer.isBuffer(bytes) || bytes.length < 4) throw refuse('request.malformed')
  const end = 4 + bytes.readUInt32BE(0)
  if (end > bytes.length) throw refuse('request.malformed')
  try {
    return { head: JSON.parse(bytes.toString('utf8', 4, end)), body: bytes.subarray(end) }
  } catch {
    throw refuse('request.malformed')
  }
}

function framed(answer: FetchAnswer): Readable | Buffer {
  if (answer.failure !== null) return headOf(answer)
  const { body, ...head } = answer
  return Readable.from(joined(headOf(head), body), { objectMode: false })
}

async function* joined(head: Buffer, body: Readable): AsyncGenerator<Buffer> {
  try {
    yield head
    for await (const chunk of body) yield Buffer.from(chunk)
  } finally {
    body.destroy()
  }
}

function headOf(head: object): Buffer {
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(json.length)
  return Buffer.concat([length, json])
}
