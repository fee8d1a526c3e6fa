/** `/mp/socket/<id>`: a WebSocket of a mini program, handed on both ways. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { Refusal, refuse, statusOf } from '../../kernel/errors.ts'
import type { Log } from '../../kernel/telemetry/log.ts'
import type { Outside } from '../../modules/miniPrograms/index.ts'
import { askingOf } from '../http/miniPrograms.ts'
import { isFromOurPages, memberOf, type Sessions } from '../http/session.ts'

export interface ProgramSocketOptions {
  outside: Outside
  sessions: Sessions
  origin: string
  log: Log
}

export const PROGRAM_SOCKETS = '/mp/socket/'

const MESSAGE_BYTES_MAX = 2_000_000
const UNSENT_BYTES_MAX = 8_000_000
/** Why there is none, as a close code of our own and the failure as its reason. */
const NOT_OPENED = 4_400

export function attachProgramSockets(http: Server, { outside, sessions, origin, log }: ProgramSocketOptions) {
  const near = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_MAX, perMessageDeflate: false })
  const open = new Set<WebSocket>()

  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (!request.url?.startsWith(PROGRAM_SOCKETS)) return
    stream.on('error', () => stream.destroy())
    admit(request).then(
      (asked) => near.handleUpgrade(request, stream, head, (socket) => void relay(socket, asked)),
      (reason: unknown) => {
        const code = reason instanceof Refusal ? reason.code : 'server.failed'
        if (code === 'server.failed') log.error({ err: reason }, 'A socket of a mini program could not be opened')
        stream.end(`HTTP/1.1 ${statusOf(code)} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      },
    )
  })

  async function admit(request: IncomingMessage) {
    if (!isFromOurPages(request.headers, origin)) throw refuse('request.originRefused')
    const member = await memberOf(sessions, request.headers)
    if (!member) throw refuse('auth.required')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://here')
    const asking = askingOf(member.memberId, pathname.slice(PROGRAM_SOCKETS.length), searchParams.get('stage'))
    const protocols = (searchParams.get('protocols') ?? '').split(',').filter((each) => each !== '')
    return { asking, url: searchParams.get('url') ?? '', protocols: protocols.slice(0, 8) }
  }

  type Asked = Awaited<ReturnType<typeof admit>>

  async function relay(here: WebSocket, { asking, url, protocols }: Asked): Promise<void> {
    open.add(here)
    // What comes before the other side is there waits; too much of it ends it.
    const early: { data: Buffer; isBinary: boolean }[] = []
    let earlyBytes = 0
    const hold = (data: Buffer, isBinary: boolean) => {
      earlyBytes += data.length
      if (earlyBytes > MESSAGE_BYTES_MAX) here.close(1009)
      else early.push({ data, isBinary })
    }
    here.on('message', hold)
    here.on('error', () => here.terminate())
    here.on('close', () => open.delete(here))
    const opened = await outside.openSocket(asking, url, protocols).catch((reason: unknown) => {
      if (!(reason instanceof Refusal)) log.error({ err: reason }, 'A socket of a mini program failed')
      return { failure: 'busy' as const }
    })
    if ('failure' in opened) return here.close(NOT_OPENED, opened.failure)
    const { socket: there, left } = opened
    there.on('close', (code, reason) => {
      left()
      here.close(isCloseCode(code) ? code : 1000, reason.subarray(0, 120))
    })
    there.on('error', () => there.terminate())
    if (here.readyState !== here.OPEN) return there.terminate()
    here.off('message', hold)
    // The first message tells that it is open, and which protocol was agreed on.
    here.send(JSON.stringify({ opened: true, protocol: there.protocol }))
    handOn(there, here)
    for (const { data, isBinary } of early) there.send(data, { binary: isBinary })
    handOn(here, there)
    here.on('close', (code, reason) => there.close(isCloseCode(code) ? code : 1000, reason.subarray(0, 120)))
  }

  function handOn(from: WebSocket, to: WebSocket): void {
    from.on('message', (data: Buffer, isBinary: boolean) => {
      if (to.readyState !== to.OPEN) return
      to.send(data, { binary: isBinary })
      if (to.bufferedAmount > UNSENT_BYTES_MAX) for (const each of [from, to]) each.terminate()
    })
  }

  return {
    close() {
      for (const each of [...open]) each.terminate()
    },
  }
}

/** Those that may be said; others are only ever seen. */
const isCloseCode = (code: number): boolean =>
  code === 1000 ||
  (code >= 1001 && code <= 1014 && ![1004, 1005, 1006].includes(code)) ||
  (code >= 3000 && code <= 4999)
