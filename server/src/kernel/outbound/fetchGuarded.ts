import { isIP, type LookupFunction } from 'node:net'
import { buildConnector, Client, type Dispatcher } from 'undici'
import { createSemaphore, type Semaphore } from '../semaphore.ts'
import { readBody } from './body.ts'
import { checkUrl, hostOf } from './checkUrl.ts'
import { asOutboundError } from './failures.ts'
import { OutboundError } from './outboundError.ts'
import { isOwnAddress, isPublicAddress } from './publicAddress.ts'
import { type Resolve, resolveName } from './resolve.ts'

export interface GuardedRequest {
  /** Media types without parameters that are taken, such as `text/html`; `image/*` takes all pictures. */
  types: readonly string[]
  /** Of the body after decompression. */
  bytesMax: number
  /** What becomes of a longer body; `refuse` when not given. */
  whatIsMore?: 'refuse' | 'cut'
  /** Hears each piece of the body, with its media type, and says whether it has seen enough. */
  enough?: (chunk: Buffer, type: string) => boolean
  /** For the whole request, with waiting, redirects and body; 8 seconds when not given. */
  timeMsMax?: number
  /** Which languages the answer is wanted in, as `Accept-Language` has it. */
  languages?: string
}

export interface GuardedAnswer {
  /** Where the answer came from after redirects, without a fragment. */
  url: string
  /** The media type in small letters, without parameters; '' when none was named. */
  type: string
  /** The `charset` that the answer named, or null. */
  charset: string | null
  bytes: Buffer
}

/**
 * Fetches what a member or a stranger named, from the public internet only: the name is resolved here, every address of
 * it is judged, and the connection goes to one of those addresses and to no other; so again for each redirect.
 * Sends no cookies and nothing of the member.
 * @throws OutboundError
 */
export type FetchGuarded = (url: string, request: GuardedRequest) => Promise<GuardedAnswer>

/** What tests put in place of the internet. There is no setting for any of it. */
export interface GuardedSurroundings {
  resolve?: Resolve
  isAllowed?: (address: string) => boolean
  /** In place of 80 and 443: where a connection to an allowed address really goes. */
  portFor?: (url: URL) => number
  /** A certificate authority besides the known ones. */
  ca?: string
}

const redirectsMax = 4
const connectMsMax = 3000
const addressesMax = 4
const atOnceMax = 16
const atOnceForOneMax = 2
const waitingMax = 200
export const userAgent = 'Sampan/1 (link previews)'

export function createFetchGuarded(surroundings: GuardedSurroundings = {}): FetchGuarded {
  const { resolve = resolveName, isAllowed = isPublicAndForeign, portFor, ca } = surroundings
  const everyone = createSemaphore({ atOnceMax, waitingMax })
  const oneAtATime = createSemaphores()

  async function fetchOnce(url: URL, request: GuardedRequest, signal: AbortSignal): Promise<GuardedAnswer | URL> {
    const addresses = await checkedAddresses(url, signal)
    // By address: names for one and the same machine can be made without end.
    return await oneAtATime.run(addresses[0] ?? '', () =>
      everyone.run(async () => {
        signal.throwIfAborted()
        const client = connectTo(url, addresses)
        try {
          return await take(url, await ask(client, url, request, signal), request)
        } finally {
          await client.destroy()
        }
      }),
    )
  }

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

  async function follow(text: string, request: GuardedRequest, signal: AbortSignal): Promise<GuardedAnswer> {
    let url = checkUrl(text, isAllowed)
    for (let redirects = 0; redirects <= redirectsMax; redirects += 1) {
      const answer = await fetchOnce(url, request, signal)
      if (!(answer instanceof URL)) return answer
      url = checkUrl(answer.href, isAllowed)
    }
    throw new OutboundError('tooManyRedirects')
  }

  return async (text, request) => {
    const signal = AbortSignal.timeout(request.timeMsMax ?? 8000)
    try {
      return await aborted(follow(text, request, signal), signal)
    } catch (error) {
      throw asOutboundError(error, signal)
    }
  }
}

const isPublicAndForeign = (address: string) => isPublicAddress(address) && !isOwnAddress(address)

async function ask(
  client: Client,
  url: URL,
  request: GuardedRequest,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  return await client.request({
    method: 'GET',
    path: `${url.pathname}${url.search}`,
    headers: {
      'user-agent': userAgent,
      accept: [...request.types, '*/*;q=0.1'].join(', '),
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': request.languages ?? '*',
    },
    headersTimeout: 6000,
    bodyTimeout: 4000,
    signal,
  })
}

/** The answer, or where it sends us. */
async function take(
  url: URL,
  response: Dispatcher.ResponseData,
  request: GuardedRequest,
): Promise<GuardedAnswer | URL> {
  const { statusCode: status, headers, body } = response
  body.on('error', () => {})
  if ([301, 302, 303, 307, 308].includes(status)) {
    const location = one(headers.location)
    if (!URL.canParse(location, url)) throw new OutboundError('badAnswer')
    return new URL(location, url)
  }
  if (status < 200 || status > 299) throw new OutboundError('badStatus', { status })
  const { type, charset } = readContentType(one(headers['content-type']))
  const isTaken = request.types.some(
    (each) => each === type || (each.endsWith('/*') && type.startsWith(each.slice(0, -1))),
  )
  if (!isTaken) throw new OutboundError('wrongType')
  const whatIsMore = request.whatIsMore ?? 'refuse'
  if (whatIsMore === 'refuse' && Number(one(headers['content-length'])) > request.bytesMax) {
    throw new OutboundError('tooLarge')
  }
  const { bytesMax, enough } = request
  const limits = { bytesMax, whatIsMore, ...(enough ? { enough: (chunk: Buffer) => enough(chunk, type) } : {}) }
  return { url: url.href, type, charset, bytes: await readBody(body, one(headers['content-encoding']), limits) }
}

const one = (header: string | string[] | undefined): string => (Array.isArray(header) ? header[0] : header) ?? ''

function readContentType(text: string): { type: string; charset: string | null } {
  const [type = '', ...parameters] = text.split(';').map((each) => each.trim())
  const charset = parameters.map((each) => /^charset="?([\w.:-]{1,40})"?$/i.exec(each)?.[1]).find((each) => each)
  return { type: type.toLowerCase(), charset: charset?.toLowerCase() ?? null }
}

/** Answers nothing but what was judged, whatever name servers say by now. */
function answerOnly(addresses: readonly string[]): LookupFunction {
  const list = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_name, options, callback) => {
    const [first] = list
    if (options.all) callback(null, list)
    else if (first) callback(null, first.address, first.family)
    else callback(new OutboundError('nameNotFound'), '', 0)
  }
}

/** A promise that does not listen to the signal itself. */
async function aborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
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

/** One semaphore for each key that is in use. */
function createSemaphores() {
  const inUse = new Map<string, { semaphore: Semaphore; users: number }>()
  return {
    async run<Result>(key: string, act: () => Promise<Result>): Promise<Result> {
      const entry = inUse.get(key) ?? {
        semaphore: createSemaphore({ atOnceMax: atOnceForOneMax, waitingMax: 20 }),
        users: 0,
      }
      inUse.set(key, entry)
      entry.users += 1
      try {
        return await entry.semaphore.run(act)
      } finally {
        entry.users -= 1
        if (entry.users === 0) inUse.delete(key)
      }
    },
  }
}
