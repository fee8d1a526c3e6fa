/** Connections to addresses that were judged, and to no other. */
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector, Client } from 'undici'
import { hostOf } from './checkUrl.ts'
import { OutboundError } from './outboundError.ts'
import { isOwnAddress, isPublicAddress } from './publicAddress.ts'
import { type Resolve, resolveName } from './resolve.ts'

/** What tests put in place of the internet. There is no setting for any of it. */
export interface GuardedSurroundings {
  resolve?: Resolve
  isAllowed?: (address: string) => boolean
  /** In place of 80 and 443: where a connection to an allowed address really goes. */
  portFor?: (url: URL) => number
  /** A certificate authority besides the known ones. */
  ca?: string
}

const connectMsMax = 3000
const addressesMax = 4

export interface Connections {
  isAllowed(address: string): boolean
  /** Of the host of an address, each judged. @throws OutboundError `notPublic`, `nameNotFound` */
  checkedAddresses(url: URL, signal: AbortSignal): Promise<string[]>
  /** A client that speaks to these addresses alone. */
  connectTo(url: URL, addresses: readonly string[]): Client
}

export function createConnections(surroundings: GuardedSurroundings = {}): Connections {
  const { resolve = resolveName, isAllowed = isPublicAndForeign, portFor, ca } = surroundings

  async function checkedAddresses(url: URL, signal: AbortSignal): Promise<string[]> {
    const host = hostOf(url)
    const addresses = isIP(host) === 0 ? await aborted(resolve(host, signal), signal) : [host]
    // One wrong address among many is enough: whoever mixes them waits for us to take that one.
    if (addresses.length === 0 || !addresses.every(isAllowed)) throw new OutboundError('notPublic')
    return addresses.slice(0, addressesMax)
  }

  function connectTo(url: URL, addresses: readonly string[]): Client {
    const connect = buildConnector({
      timeout: connectMsMax,
      maxCachedSessions: 0,
      autoSelectFamily: true,
      lookup: answerOnly(addresses),
      ...(ca === undefined ? {} : { ca }),
    })
    return new Client(url.origin, {
      pipelining: 1,
      maxHeaderSize: 32_768,
      connect(options, callback) {
        const port = portFor ? String(portFor(url)) : options.port
        connect({ ...options, port }, (error, socket) => {
          if (error) return callback(error, null)
          // The last word: whatever happened on the way, it is spoken only to an address that was judged.
          if (socket.remoteAddress !== undefined && isAllowed(socket.remoteAddress)) return callback(null, socket)
          socket.destroy()
          callback(new OutboundError('notPublic'), null)
        })
      },
    })
  }

  return { isAllowed, checkedAddresses, connectTo }
}

const isPublicAndForeign = (address: string) => isPublicAddress(address) && !isOwnAddress(address)

/** Answers nothing but what was judged, whatever name servers say by now. */
export function answerOnly(addresses: readonly string[]): LookupFunction {
  const list = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_name, options, callback) => {
    const [first] = list
    if (options.all) callback(null, list)
    else if (first) callback(null, first.address, first.family)
    else callback(new OutboundError('nameNotFound'), '', 0)
  }
}

/** A promise that does not listen to the signal itself. */
export async function aborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const { promise: ended, reject } = Promise.withResolvers<never>()
  const end = () => reject(signal.reason)
  signal.addEventListener('abort', end, { once: true })
  promise.catch(() => {})
  try {
    return await Promise.race([promise, ended])
  } finally {
    signal.removeEventListener('abort', end)
  }
}
