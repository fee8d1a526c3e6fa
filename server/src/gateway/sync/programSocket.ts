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
export function attachProgramSockets(http: Server, { outside, sessions, origin, log }: ProgramSocketOptions) {
  const near = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_MAX, perMessageDeflate: false })
  const open = new Set<WebSocket>()

  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (!request.url?.startsWith(PROGRAM_SOCKETS)) return
    stream.on('error', () => stream.destroy())
    reach(request).then(
      ({ there, left }) => {
        there.on('close', left)
        there.on('error', () => there.terminate())
        stream.once('close', () => there.terminate())
        // The protocol that the other side chose is the one that is answered here.
        if (there.protocol === '') delete request.headers['sec-websocket-protocol']
        else request.headers['sec-websocket-protocol'] = there.protocol
        near.handleUpgrade(request, stream, head, (here) => join(here, there))
      },
      (reason: unknown) => {
        const code = reason instanceof Refusal ? reason.code : 'server.failed'
        if (code === 'server.failed') log.error({ err: reason }, 'A socket of a mini program could not be opened')
        stream.end(`HTTP/1.1 ${statusOf(code)} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      },
    )
  })

  /** The other side first: it is open, or there is no socket here either. */
  async function reach(request: IncomingMessage): Promise<{ there: WebSocket; left(): void }> {
    if (!isFromOurPages(request.headers, origin)) throw refuse('request.originRefused')
    const member = await memberOf(sessions, request.headers)
    if (!member) throw refuse('auth.required')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://here')
    const asking = askingOf(member.memberId, pathname.slice(PROGRAM_SOCKETS.length), searchParams.get('stage'))
    const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim())
    const named = protocols.filter((each) => each !== '').slice(0, 8)
    const opened = await outside.openSocket(asking, searchParams.get('url') ?? '', named)
    if ('failure' in opened) throw refuse('miniPrograms.notReached', { reason: opened.failure })
    return { there: opened.socket, left: opened.left }
  }

  function join(here: WebSocket, there: WebSocket): void {
    open.add(here)
    here.on('error', () => here.terminate())
    here.on('close', (code, reason) => {
      open.delete(here)
      there.close(isCloseCode(code) ? code : 1000, reason.subarray(0, 120))
    })
    there.on('close', (code, reason) => here.close(isCloseCode(code) ? code : 1000, reason.subarray(0, 120)))
    handOn(here, there)
    handOn(there, here)
    there.resume()
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
