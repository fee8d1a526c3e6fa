/** The way of programs to the world outside: through here, under their domains and limits, or not at all. */
import { isIP } from 'node:net'
import type { Readable } from 'node:stream'
import type { ProgramStage } from '@sampan/contract'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { WebSocket } from 'ws'
import type { Clock } from '../../../kernel/clock.ts'
import { Refusal } from '../../../kernel/errors.ts'
import {
  type AskGuarded,
  type OpenSocketGuarded,
  OutboundError,
  type OutboundFailure,
} from '../../../kernel/outbound/index.ts'
import type { RateLimiter } from '../../../kernel/rateLimit.ts'
import type { Queryable } from '../../../schema/index.ts'
import { accessProgram } from '../access.ts'
import { headersToSend, isInDomains } from '../rules.ts'
import { createAtOnce } from './atOnce.ts'
import { createByteBudget } from './budget.ts'
import { type MediaHead, mediaHead, pieceOf } from './media.ts'

export type FetchFailure = 'badUrl' | 'domain' | 'timeout' | 'unreachable' | 'tooLarge' | 'busy' | 'badAnswer'

export type FetchAnswer =
  | { failure: FetchFailure }
  | { failure: null; statusCode: number; headers: [name: string, value: string][]; cookies: string[]; body: Readable }

const Pair = Type.Tuple([Type.String(), Type.String()])
const AskedFetch = Type.Object(
  {
    kind: Type.Union([Type.Literal('request'), Type.Literal('upload'), Type.Literal('download')]),
    url: Type.String({ maxLength: 8_192 }),
    method: Type.String({ pattern: '^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$' }),
    headers: Type.Array(Pair, { maxItems: 100 }),
    timeoutMs: Type.Number({ minimum: 1 }),
  },
  { additionalProperties: false },
)
export type AskedFetch = Type.Static<typeof AskedFetch>
const askedFetch = Compile(AskedFetch)

export interface Asking {
  memberId: string
  programId: string
  stage: ProgramStage
}

export interface Outside {
  /** Never rejects for what the other side does. @throws Refusal `miniPrograms.notFound`, `request.tooMany` */
  fetch(asking: Asking, asked: unknown, body: Buffer): Promise<FetchAnswer>
  /** An open socket, or why there is none. `left` must be called once it is closed. */
  openSocket(
    asking: Asking,
    url: string,
    protocols: readonly string[],
  ): Promise<{ socket: WebSocket; left(): void } | { failure: FetchFailure }>
  /** Sound or film, until nobody wants it any more; the body must be read or destroyed. @throws OutboundError, Refusal */
  fetchMedia(
    asking: Asking,
    asked: { url: string; range: string | undefined; signal: AbortSignal },
  ): Promise<MediaHead & { body: Readable }>
  /** Bytes of a picture's address, as they came. @throws OutboundError, Refusal */
  fetchPicture(asking: Asking, url: string, bytesMax: number): Promise<Buffer>
}

export interface OutsideOptions {
  db: Queryable
  clock: Clock
  limiter: RateLimiter
  ask: AskGuarded
  openSocket: OpenSocketGuarded
  /** Whether previews may reach this machine. */
  local: boolean
}

const REQUEST_LIMIT = { burst: 120, perMinute: 300 }
const PICTURE_LIMIT = { burst: 300, perMinute: 600 }
const MEDIA_LIMIT = { burst: 200, perMinute: 400 }
const SOCKET_LIMIT = { burst: 10, perMinute: 20 }
const REQUESTS_AT_ONCE_MAX = 10
const SOCKETS_AT_ONCE_MAX = 5
const MEDIA_AT_ONCE_MAX = 8
const BYTES_PER_MINUTE = 150_000_000
const TIME_MS_MAX = 60_000
const BYTES_MAX = { request: 20_000_000, upload: 20_000_000, download: 100_000_000 }
const MESSAGE_BYTES_MAX = 2_000_000
const MEDIA_BYTES_MAX = 200_000_000
/** Where the other side gives no pieces, as long as somebody watches. */
const MEDIA_MS_MAX = 600_000

export function createOutside({ db, clock, limiter, ask, openSocket, local }: OutsideOptions): Outside {
  const requests = createAtOnce(REQUESTS_AT_ONCE_MAX)
  const sockets = createAtOnce(SOCKETS_AT_ONCE_MAX)
  const media = createAtOnce(MEDIA_AT_ONCE_MAX)
  const budget = createByteBudget(clock, BYTES_PER_MINUTE)

  /** What a program may reach now: by what its operator says, not by what the program says. */
  async function reachOf({ programId, stage }: Asking) {
    const opened = await accessProgram(db, programId, stage === 'preview')
    const { domains } = opened.program
    const isPreview = opened.stage === 'preview'
    let isRefused = false
    return {
      alsoLocal: isPreview && local,
      mayAsk(url: URL): boolean {
        const may = isPreview || isInDomains(url.hostname, domains)
        isRefused ||= !may
        return may
      },
      /** A name that leads inside is told from one that leads nowhere by nothing. */
      failureOf: (error: unknown, asked: URL): FetchFailure => {
        const isName = isIP(asked.hostname.replace(/^\[|\]$/g, '')) === 0
        const failure = failureOf(error)
        return failure === 'domain' && isName && !isRefused ? 'unreachable' : failure
      },
    }
  }

  const nameOf = ({ memberId, programId }: Asking) => `${programId} ${memberId}`

  async function fetch(asking: Asking, asked: unknown, body: Buffer): Promise<FetchAnswer> {
    if (!askedFetch.Check(asked)) return { failure: 'badUrl' }
    limiter.take(`mini program ${nameOf(asking)}`, REQUEST_LIMIT)
    const reach = await reachOf(asking)
    const url = URL.parse(asked.url)
    if (!url) return { failure: 'badUrl' }
    if (!reach.mayAsk(url)) return { failure: 'domain' }
    const name = nameOf(asking)
    const leave = budget.has(name) ? requests.enter(name) : null
    if (!leave) return { failure: 'busy' }
    try {
      const answer = await ask({
        ...reach,
        url: asked.url,
        method: asked.method,
        headers: headersToSend(Object.fromEntries(asked.headers)),
        body: asked.method === 'GET' || asked.method === 'HEAD' ? null : body,
        bytesMax: BYTES_MAX[asked.kind],
        timeMsMax: Math.min(asked.timeoutMs, TIME_MS_MAX),
      })
      answer.body.on('data', (chunk: Buffer) => budget.spend(name, chunk.length))
      answer.body.pause()
      answer.body.once('close', leave)
      const cookies = answer.headers.flatMap(([header, value]) => (header === 'set-cookie' ? [value] : []))
      const headers = answer.headers.filter(([header]) => !unpackedHeaders.has(header))
      return { failure: null, statusCode: answer.status, headers, cookies, body: answer.body }
    } catch (error) {
      leave()
      return { failure: reach.failureOf(error, url) }
    }
  }

  return {
    fetch,
    async openSocket(asking, text, protocols) {
      limiter.take(`mini program sockets ${nameOf(asking)}`, SOCKET_LIMIT)
      const reach = await reachOf(asking)
      const url = URL.parse(text)
      if (!url || !['ws:', 'wss:'].includes(url.protocol)) return { failure: 'badUrl' }
      if (!reach.mayAsk(url)) return { failure: 'domain' }
      const left = sockets.enter(nameOf(asking))
      if (!left) return { failure: 'busy' }
      try {
        const asked = { url: text, protocols, headers: {}, bytesMax: MESSAGE_BYTES_MAX, timeMsMax: TIME_MS_MAX }
        return { socket: await openSocket({ ...reach, ...asked }), left }
      } catch (error) {
        left()
        return { failure: reach.failureOf(error, url) }
      }
    },
    async fetchMedia(asking, { url, range, signal }) {
      limiter.take(`mini program media ${nameOf(asking)}`, MEDIA_LIMIT)
      const reach = await reachOf(asking)
      const name = nameOf(asking)
      const leave = budget.has(name) ? media.enter(name) : null
      if (!leave) throw new OutboundError('busy')
      const piece = pieceOf(range)
      const headers = { accept: 'audio/*, video/*', ...(piece !== undefined && { range: piece }) }
      const limits = { bytesMax: MEDIA_BYTES_MAX, timeMsMax: MEDIA_MS_MAX }
      try {
        const answer = await ask({ ...reach, url, method: 'GET', headers, body: null, signal, ...limits })
        const { body } = answer
        body.on('data', (chunk: Buffer) => budget.spend(name, chunk.length))
        body.pause()
        body.once('close', leave)
        const head = mediaHead(answer)
        if (head) return { ...head, body }
        body.destroy()
        throw new OutboundError('badStatus', { status: answer.status })
      } catch (error) {
        leave()
        throw error
      }
    },
    async fetchPicture(asking, url, bytesMax) {
      limiter.take(`mini program pictures ${nameOf(asking)}`, PICTURE_LIMIT)
      const reach = await reachOf(asking)
      const headers = { accept: 'image/*' }
      const answer = await ask({ ...reach, url, method: 'GET', headers, body: null, bytesMax, timeMsMax: 20_000 })
      if (answer.status !== 200) {
        answer.body.destroy()
        throw new OutboundError('badStatus', { status: answer.status })
      }
      const chunks: Buffer[] = []
      for await (const chunk of answer.body) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks)
    },
  }
}

/** They speak of what was sent, not of what is handed on. */
const unpackedHeaders = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'])

const failures: Partial<Record<OutboundFailure, FetchFailure>> = {
  badUrl: 'badUrl',
  notPublic: 'domain',
  timedOut: 'timeout',
  tooLarge: 'tooLarge',
  busy: 'busy',
  badAnswer: 'badAnswer',
  tooManyRedirects: 'badAnswer',
}

function failureOf(error: unknown): FetchFailure {
  if (error instanceof Refusal || !(error instanceof OutboundError)) throw error
  return failures[error.code] ?? 'unreachable'
}
