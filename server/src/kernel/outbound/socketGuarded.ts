import { connect as connectPlain, isIP, type NetConnectOpts } from 'node:net'
import { connect as connectSecure } from 'node:tls'
import { WebSocket } from 'ws'
import { checkUrl, hostOf } from './checkUrl.ts'
import { answerOnly, createConnections, type GuardedSurroundings } from './connections.ts'
import { asOutboundError } from './failures.ts'
import { isLoopback, withLoopback } from './loopback.ts'
import { OutboundError } from './outboundError.ts'

export interface AskedSocket {
  /** `ws:` or `wss:`. */
  url: string
  protocols: readonly string[]
  headers: Readonly<Record<string, string>>
  /** Of one message. */
  bytesMax: number
  timeMsMax: number
  mayAsk(url: URL): boolean
  alsoLocal: boolean
}

/**
 * A WebSocket to an address that a stranger named; as `AskGuarded` otherwise. It is open when this resolves, and
 * paused: whoever listens calls `resume`.
 * @throws OutboundError
 */
export type OpenSocketGuarded = (asked: AskedSocket) => Promise<WebSocket>

export function createOpenSocketGuarded(surroundings: GuardedSurroundings = {}): OpenSocketGuarded {
  const open = createConnections(surroundings)
  const local = createConnections(withLoopback(surroundings))

  return async ({ url: text, protocols, headers, bytesMax, timeMsMax, mayAsk, alsoLocal }) => {
    const signal = AbortSignal.timeout(timeMsMax)
    try {
      const connections = alsoLocal ? local : open
      const plain = text.replace(/^ws(s?):/i, 'http$1:')
      if (plain === text) throw new OutboundError('badUrl')
      const url = alsoLocal && isLoopback(text) ? new URL(plain) : checkUrl(plain, connections.isAllowed)
      if (!mayAsk(url)) throw new OutboundError('notPublic')
      const addresses = await connections.checkedAddresses(url, signal)
      const isSecure = url.protocol === 'https:'
      const socket = new WebSocket(url.href.replace(/^http/, 'ws'), [...protocols], {
        headers: { ...headers },
        maxPayload: bytesMax,
        handshakeTimeout: timeMsMax,
        followRedirects: false,
        perMessageDeflate: false,
        // Node's own connection, but to the judged addresses alone.
        createConnection: ((options: NetConnectOpts & { servername?: string }) => {
          const port = surroundings.portFor?.(url) ?? Number(url.port || (isSecure ? 443 : 80))
          const to = { ...options, path: undefined, host: hostOf(url), port, lookup: answerOnly(addresses) }
          const servername = isIP(hostOf(url)) === 0 ? hostOf(url) : ''
          return isSecure ? connectSecure({ ...to, servername, ca: surroundings.ca }) : connectPlain(to)
        }) as never,
      })
      await new Promise<void>((resolve, reject) => {
        socket.once('open', () => {
          // The first message may be there already.
          socket.pause()
          resolve()
        })
        socket.once('error', reject)
        socket.once('upgrade', ({ socket: stream }) => {
          const address = stream.remoteAddress
          if (address !== undefined && connections.isAllowed(address)) return
          socket.terminate()
          reject(new OutboundError('notPublic'))
        })
      })
      return socket
    } catch (error) {
      throw asOutboundError(error, signal)
    }
  }
}
