/** The socket at `/sync`: calls in, answers and pushes out. See `contract/sync.ts` for its frames. */

import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import proxyAddr from '@fastify/proxy-addr'
import { CallFrame, closeCodes, type PushFrame, SignedIn, SYNC_FRAME_BYTES_MAX } from '@sampan/contract'
import { Compile } from 'typebox/compile'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Dispatcher } from '../../kernel/dispatch.ts'
import { Refusal, refuse, toWireError } from '../../kernel/errors.ts'
import type { AnyCaller, MemberCaller } from '../../kernel/method.ts'
import type { RateLimiter } from '../../kernel/rateLimit.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import { wantsCookie } from '../http/api.ts'
import { parseJson } from '../http/json.ts'
import { isFromOurPages, memberOf, type Sessions } from '../http/session.ts'
import { type Connection, encodeFrame, type Hub } from './hub.ts'
import { PROGRAM_SOCKETS } from './programSocket.ts'

export interface SocketOptions {
  dispatcher: Dispatcher
  hub: Hub
  sessions: Sessions
  limiter: RateLimiter
  origin: string
  log: Log
  lastLogSeqOf(memberId: string): Promise<number>
  touchDevice(caller: MemberCaller): Promise<void>
  /** The proxies that are believed when they tell whom a request comes from. */
  trustProxy: false | string[]
}

/** Beyond this a device does not read what it is sent; it reconnects and fetches by number instead. */
const UNSENT_BYTES_MAX = 1_048_576
const CALLS_AT_ONCE_MAX = 64
const CONNECTIONS_PER_MEMBER_MAX = 32
const HEARTBEAT_MS = 30_000
const frameLimit = { burst: 400, perMinute: 6_000 }
const connectLimit = { burst: 60, perMinute: 240 }

const callFrame = Compile(CallFrame)

export function attachSocket(http: Server, options: SocketOptions): { close(): void } {
  const { dispatcher, hub, sessions, limiter, log } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: SYNC_FRAME_BYTES_MAX, perMessageDeflate: false })
  const silent = new WeakSet<WebSocket>()
  const trusts = proxyAddr.compile(options.trustProxy || [])

  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (request.url?.startsWith(PROGRAM_SOCKETS)) return
    stream.on('error', () => stream.destroy())
    admit(request).then(
      (caller) => sockets.handleUpgrade(request, stream, head, (socket) => serve(socket, stream, request, caller)),
      (reason: unknown) => {
        const code = reason instanceof Refusal ? reason.code : 'server.failed'
        if (code === 'server.failed') log.error({ err: reason }, 'A socket could not be opened')
        turnAway(stream, code)
      },
    )
  })

  async function admit(request: IncomingMessage): Promise<AnyCaller & { member: MemberCaller }> {
    if (request.url?.split('?')[0] !== '/sync') throw refuse('method.notFound')
    if (!isFromOurPages(request.headers, options.origin)) throw refuse('request.originRefused')
    const address = proxyAddr(request, trusts)
    limiter.take(`connect ${address}`, connectLimit)
    const member = await memberOf(sessions, request.headers)
    if (!member) throw refuse('auth.required')
    if (hub.connectionsOf(member.memberId) >= CONNECTIONS_PER_MEMBER_MAX) throw refuse('request.tooMany')
    await options.touchDevice(member)
    return { member, address, userAgent: request.headers['user-agent'] ?? '' }
  }

  function serve(
    socket: WebSocket,
    stream: Duplex,
    request: IncomingMessage,
    caller: AnyCaller & { member: MemberCaller },
  ): void {
    const { memberId, deviceId } = caller.member
    let callsUnderWay = 0
    let isHeld = false
    /** What is sent in one turn of the event loop goes with one write: writes are what costs most. */
    const holdUntilTurnEnds = (): void => {
      if (isHeld) return
      isHeld = true
      stream.cork()
      setImmediate(() => {
        isHeld = false
        stream.uncork()
      })
    }
    const send = (frame: Buffer): void => {
      if (socket.readyState !== socket.OPEN) return
      holdUntilTurnEnds()
      socket.send(frame, { binary: false })
      if (socket.bufferedAmount > UNSENT_BYTES_MAX) {
        log.info({ deviceId }, 'A device does not read what it is sent; its socket was closed')
        socket.close(closeCodes.slowReader)
        socket.terminate()
      }
    }
    const sendFrame = (frame: PushFrame): void => send(encodeFrame(frame))
    const connection: Connection = {
      memberId,
      deviceId,
      send,
      end: (reason) => socket.close(closeCodes[reason]),
    }

    async function answer(bytes: Buffer): Promise<void> {
      let id: number | undefined
      try {
        const frame = parseJson(bytes)
        if (!callFrame.Check(frame)) throw refuse('request.malformed')
        id = frame.id
        if (callsUnderWay >= CALLS_AT_ONCE_MAX) throw refuse('request.tooMany', { retryAfterSeconds: 1 })
        callsUnderWay += 1
        try {
          sendFrame({ type: 'answer', id, output: await call(frame) })
        } finally {
          callsUnderWay -= 1
        }
      } catch (reason) {
        const refusal = reason instanceof Refusal ? reason : refuse('server.failed')
        // Without an id there is no one to answer to: such a device speaks another language.
        if (id === undefined) socket.close(closeCodes.malformed)
        else sendFrame({ type: 'answer', id, error: toWireError(refusal) })
      }
    }

    async function call({ method, input, key }: CallFrame): Promise<unknown> {
      const declared = dispatcher.find(method)
      if (declared?.kind === 'upload' || declared?.kind === 'download') throw refuse('method.notHere')
      if (declared?.output === SignedIn && wantsCookie(input)) throw refuse('method.notHere')
      const answered = await dispatcher.call(caller, { method, input, key })
      return answered.type === 'json' ? answered.output : null
    }

    socket.on('message', (data: RawData, isBinary) => {
      // What still comes from a device that was ended, or turned away, is not done.
      if (socket.readyState !== socket.OPEN) return
      if (isBinary || !Buffer.isBuffer(data)) return socket.close(closeCodes.malformed)
      try {
        limiter.take(`frames ${deviceId}`, frameLimit)
      } catch {
        return socket.close(closeCodes.tooMany)
      }
      void answer(data)
    })
    socket.on('pong', () => silent.delete(socket))
    socket.on('error', (error) => log.debug({ deviceId, error: error.message }, 'A socket broke'))
    socket.on('close', () => hub.leave(connection))

    welcome().catch((reason: unknown) => {
      if (socket.readyState === socket.OPEN) log.error({ err: reason }, 'A device could not be welcomed')
      hub.leave(connection)
      socket.close(closeCodes.goingDown)
    })

    async function welcome(): Promise<void> {
      const online = await hub.join(connection)
      // Whoever was signed out between the upgrade and here was not yet heard by the hub.
      if (!(await memberOf(sessions, request.headers))) return connection.end('signedOut')
      const logSeq = await options.lastLogSeqOf(memberId)
      sendFrame({ type: 'welcome', memberId, deviceId, logSeq, online })
    }
  }

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate()
      else {
        silent.add(socket)
        socket.ping()
      }
    }
  }, HEARTBEAT_MS)
  heartbeat.unref()

  return {
    close() {
      clearInterval(heartbeat)
      hub.closeAll()
      sockets.close()
    },
  }
}

const turnAwayLines: Partial<Record<Refusal['code'], string>> = {
  'auth.required': '401 Unauthorized',
  'request.originRefused': '403 Forbidden',
  'method.notFound': '404 Not Found',
  'request.tooMany': '429 Too Many Requests',
}

function turnAway(stream: Duplex, code: Refusal['code']): void {
  stream.end(
    `HTTP/1.1 ${turnAwayLines[code] ?? '503 Service Unavailable'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}
