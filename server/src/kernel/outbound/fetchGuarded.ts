import type { Client, Dispatcher } from 'undici'
import { createSemaphore, type Semaphore } from '../semaphore.ts'
import { readBody } from './body.ts'
import { checkUrl } from './checkUrl.ts'
import { aborted, createConnections, type GuardedSurroundings } from './connections.ts'
import { asOutboundError } from './failures.ts'
import { OutboundError } from './outboundError.ts'

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

const redirectsMax = 4
const atOnceMax = 16
const atOnceForOneMax = 2
const waitingMax = 200
export const userAgent = 'Sampan/1 (link previews)'

export function createFetchGuarded(surroundings: GuardedSurroundings = {}): FetchGuarded {
  const { isAllowed, checkedAddresses, connectTo } = createConnections(surroundings)
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
