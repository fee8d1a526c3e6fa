import { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { decompressed } from './body.ts'
import { checkUrl } from './checkUrl.ts'
import { aborted, createConnections, type GuardedSurroundings } from './connections.ts'
import { asOutboundError } from './failures.ts'
import { isLoopback, withLoopback } from './loopback.ts'
import { OutboundError } from './outboundError.ts'

export interface AskedRequest {
  url: string
  /** In capitals, such as `POST`. */
  method: string
  /** Names in small letters. What steers the connection is the caller's to leave out. */
  headers: Readonly<Record<string, string>>
  body: Buffer | null
  /** Of what is received, after decompression. */
  bytesMax: number
  /** Until the answer has come whole. */
  timeMsMax: number
  /** Whether an address may be asked at all; asked again for each redirect. */
  mayAsk(url: URL): boolean
  /** This machine and any port too: for makers who try their programs where their server runs. */
  alsoLocal: boolean
  signal?: AbortSignal
}

export interface AskedAnswer {
  url: string
  status: number
  headers: [name: string, value: string][]
  /** Unpacked. Fails with OutboundError where it is too large, broken, or time is up; must be read or destroyed. */
  body: Readable
}

/**
 * A request of any kind to an address that a stranger named, as `FetchGuarded` goes there: only to addresses that were
 * judged. Nothing of ours goes with it: no cookies, no headers but those given.
 * @throws OutboundError
 */
export type AskGuarded = (request: AskedRequest) => Promise<AskedAnswer>

const redirectsMax = 4
const privateHeaders = new Set(['authorization', 'cookie', 'proxy-authorization'])

export function createAskGuarded(surroundings: GuardedSurroundings = {}): AskGuarded {
  const open = createConnections(surroundings)
  const local = createConnections(withLoopback(surroundings))

  return async (request) => {
    const timeUp = AbortSignal.timeout(request.timeMsMax)
    const signal = request.signal ? AbortSignal.any([timeUp, request.signal]) : timeUp
    const connections = request.alsoLocal ? local : open
    const read = (text: string): URL => {
      const url = request.alsoLocal && isLoopback(text) ? new URL(text) : checkUrl(text, connections.isAllowed)
      if (!request.mayAsk(url)) throw new OutboundError('notPublic')
      return url
    }
    try {
      let [url, method, body] = [read(request.url), request.method, request.body]
      let headers = request.headers
      for (let redirects = 0; redirects <= redirectsMax; redirects += 1) {
        const addresses = await connections.checkedAddresses(url, signal)
        const client = connections.connectTo(url, addresses)
        const close = () => void client.destroy().catch(() => {})
        try {
          const response = await aborted(
            client.request({
              path: `${url.pathname}${url.search}`,
              method: method as Dispatcher.HttpMethod,
              headers: { ...headers, 'accept-encoding': 'gzip, deflate, br' },
              body,
              signal,
              headersTimeout: request.timeMsMax,
              bodyTimeout: request.timeMsMax,
            }),
            signal,
          )
          const next = redirectOf(response, url)
          if (!next) return answer(url, response, request, signal, close)
          response.body.on('error', () => {})
          response.body.destroy()
          close()
          const to = read(next.href)
          if (to.origin !== url.origin) headers = withoutPrivate(headers)
          if (response.statusCode === 303 || (response.statusCode < 303 && method === 'POST')) {
            method = method === 'HEAD' ? 'HEAD' : 'GET'
            body = null
            headers = withoutBody(headers)
          }
          url = to
        } catch (error) {
          close()
          throw error
        }
      }
      throw new OutboundError('tooManyRedirects')
    } catch (error) {
      throw asOutboundError(error, signal)
    }
  }
}

function redirectOf({ statusCode, headers, body }: Dispatcher.ResponseData, url: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return undefined
  const location = Array.isArray(headers.location) ? headers.location[0] : headers.location
  if (location === undefined) return undefined
  if (URL.canParse(location, url)) return new URL(location, url)
  body.on('error', () => {})
  throw new OutboundError('badAnswer')
}

function answer(
  url: URL,
  response: Dispatcher.ResponseData,
  { bytesMax }: AskedRequest,
  signal: AbortSignal,
  close: () => void,
): AskedAnswer {
  const encoding = response.headers['content-encoding']
  const length = Number(response.headers['content-length'])
  response.body.on('error', () => {})
  if (length > bytesMax) throw new OutboundError('tooLarge')
  const unpacked = decompressed(response.body, (Array.isArray(encoding) ? encoding[0] : encoding) ?? '', bytesMax)
  const body = Readable.from(limited(unpacked, bytesMax, signal), { objectMode: false })
  body.on('error', () => {})
  body.once('close', () => {
    unpacked.destroy()
    response.body.destroy()
    close()
  })
  const headers = Object.entries(response.headers).flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value ?? '']).map((each) => [name, each]),
  )
  return { url: url.href, status: response.statusCode, headers, body }
}

async function* limited(source: Readable, bytesMax: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  let received = 0
  try {
    for await (const chunk of source) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
      received += bytes.length
      if (received > bytesMax) throw new OutboundError('tooLarge')
      yield bytes
    }
  } catch (error) {
    throw asOutboundError(error, signal)
  }
}

const withoutPrivate = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !privateHeaders.has(name)))

const withoutBody = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('content-')))
