/** `/uploads`: tus 1.0 (https://tus.io/protocols/resumable-upload) with creation, expiration and termination. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Readable } from 'node:stream'
import { DataStore, Server, Upload } from '@tus/server'
import type { FastifyInstance } from 'fastify'
import { Refusal, refuse, statusOf, toWireError } from '../../kernel/errors.ts'
import type { MemberCaller } from '../../kernel/method.ts'
import type { RateLimiter } from '../../kernel/rateLimit.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import { UPLOAD_KEPT_MS, type Uploads, type Upload as UploadUnderWay } from '../../modules/files/index.ts'
import { callerOf, isFromOurPages, type Sessions } from './session.ts'

export interface UploadOptions {
  uploads: Uploads
  sessions: Sessions
  limiter: RateLimiter
  origin: string
  log: Log
}

const PATH = '/uploads'
/** Each part is a request, and each resumption asks first. */
const LIMIT = { burst: 240, perMinute: 1_200 }

export function registerUploads(server: FastifyInstance, options: UploadOptions): void {
  const { uploads, sessions, limiter, log } = options
  const callers = new AsyncLocalStorage<MemberCaller>()
  const tus = new Server({
    path: PATH,
    datastore: new MembersUploads(uploads, callers),
    maxSize: uploads.fileBytesMax,
    relativeLocation: true,
    allowedOrigins: () => false,
    onResponseError: (_request, reason) => answerTo(reason, uploads.fileBytesMax, log),
  })

  server.register(async (routes) => {
    // The bytes are not for Fastify to hold: they go on to where they are stored as they come.
    routes.removeAllContentTypeParsers()
    routes.addContentTypeParser('*', (_request, _payload, done) => done(null))
    routes.route({
      method: ['OPTIONS', 'POST', 'HEAD', 'PATCH', 'DELETE'],
      url: `${PATH}/*`,
      handler: async (request, reply) => {
        if (!isFromOurPages(request.headers, options.origin)) throw refuse('request.originRefused')
        const { member } = await callerOf(sessions, request)
        if (member === null) throw refuse('auth.required')
        limiter.take(`uploads ${member.deviceId}`, LIMIT)
        reply.hijack()
        reply.raw.setHeader('cache-control', 'no-store')
        // A request that breaks off has nobody to answer; what arrived of it is kept.
        await callers
          .run(member, () => tus.handle(request.raw, reply.raw))
          .catch((reason: unknown) => log.debug({ err: reason }, 'An upload broke off'))
      },
    })
  })
}

/** tus as the library has it, on our uploads: whatever it asks for is asked as the member who calls. */
class MembersUploads extends DataStore {
  override extensions = ['creation', 'expiration', 'termination']
  readonly #uploads: Uploads
  readonly #callers: AsyncLocalStorage<MemberCaller>

  constructor(uploads: Uploads, callers: AsyncLocalStorage<MemberCaller>) {
    super()
    this.#uploads = uploads
    this.#callers = callers
  }

  get #memberId(): string {
    const caller = this.#callers.getStore()
    if (!caller) throw new Error('An upload was reached without a member')
    return caller.memberId
  }

  override async create(asked: Upload): Promise<Upload> {
    if (asked.size === undefined) throw refuse('request.malformed')
    const name = asked.metadata?.filename ?? ''
    const begun = await this.#uploads.begin(this.#memberId, { name, sizeBytes: asked.size })
    // The library makes the address of what it handed in.
    return Object.assign(asked, shown(begun))
  }

  override async getUpload(id: string): Promise<Upload> {
    return shown(await this.#uploads.find(this.#memberId, id))
  }

  override write(source: Readable, id: string, from: number): Promise<number> {
    return this.#uploads.append(this.#memberId, id, from, source)
  }

  override remove(id: string): Promise<void> {
    return this.#uploads.drop(this.#memberId, id)
  }

  override getExpiration(): number {
    return UPLOAD_KEPT_MS
  }
}

/** The library reckons by a clock of its own, so it is told the age by that one. */
const shown = ({ id, sizeBytes, receivedBytes, ageMs }: UploadUnderWay): Upload =>
  new Upload({
    id,
    size: sizeBytes,
    offset: receivedBytes,
    creation_date: new Date(Date.now() - ageMs).toISOString(),
  })

/** In the contract's words where it has them; the library's own are one line of text. */
function answerTo(reason: Error | { status_code: number; body: string }, bytesMax: number, log: Log) {
  const refusal = refusalOf(reason, bytesMax)
  if (refusal) return { status_code: statusOf(refusal.code), body: JSON.stringify(toWireError(refusal)) }
  if ('status_code' in reason) return reason
  log.error({ err: reason }, 'An upload failed')
  const failed = refuse('server.failed')
  return { status_code: statusOf(failed.code), body: JSON.stringify(toWireError(failed)) }
}

function refusalOf(reason: Error | { status_code: number; body: string }, bytesMax: number): Refusal | undefined {
  if (reason instanceof Refusal) return reason
  if (!('status_code' in reason)) return undefined
  if (reason.status_code === 413) return refuse('request.tooLarge', { bytesMax })
  return reason.status_code === 404 || reason.status_code === 410 ? refuse('files.notFound') : undefined
}
