import { Client } from 'undici'
import { readBody } from './body.ts'
import { asOutboundError } from './failures.ts'
import { OutboundError } from './outboundError.ts'

export interface TrustedRequest {
  /** GET without a body, POST with one, when not given. */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Record<string, string>
  /** Sent as it is; name its type in `headers`. */
  body?: string | Uint8Array
  bytesMax?: number
  timeMsMax?: number
}

export interface TrustedAnswer {
  status: number
  /** As answered, with parameters; '' when none was named. */
  contentType: string
  /** Where a redirect leads, as it was answered; '' where nothing was said. */
  location: string
  bytes: Buffer
}

const bytesMaxUsual = 1_000_000
const timeMsMaxUsual = 10_000

/**
 * Asks an endpoint that the operator set: it may be within the house. Never hand it an address, or a part of one that
 * chooses the host, that a member named. Redirects are not followed, nothing is asked twice, every status is answered.
 * @throws OutboundError `badUrl`, `nameNotFound`, `unreachable`, `timedOut`, `tooLarge`, `badAnswer`
 */
export async function fetchTrusted(text: string | URL, request: TrustedRequest = {}): Promise<TrustedAnswer> {
  const url = new URL(text)
  if (!['http:', 'https:'].includes(url.protocol)) throw new OutboundError('badUrl')
  const timeMsMax = request.timeMsMax ?? timeMsMaxUsual
  const signal = AbortSignal.timeout(timeMsMax)
  const client = new Client(url.origin, { connect: { timeout: Math.min(timeMsMax, 5000) }, pipelining: 1 })
  try {
    const { statusCode, headers, body } = await client.request({
      method: request.method ?? (request.body === undefined ? 'GET' : 'POST'),
      path: `${url.pathname}${url.search}`,
      headers: { 'user-agent': 'Sampan/1', accept: '*/*', ...request.headers },
      body: request.body ?? null,
      headersTimeout: timeMsMax,
      bodyTimeout: timeMsMax,
      signal,
    })
    body.on('error', () => {})
    const type = headers['content-type']
    const bytes = await readBody(body, String(headers['content-encoding'] ?? ''), {
      bytesMax: request.bytesMax ?? bytesMaxUsual,
      whatIsMore: 'refuse',
    })
    const one = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header) ?? ''
    return { status: statusCode, contentType: one(type), location: one(headers.location), bytes }
  } catch (error) {
    throw asOutboundError(error, signal)
  } finally {
    await client.destroy()
  }
}

/**
 * The same with JSON in both directions. The answer's body is not checked: read it as something unknown.
 * @param sent an object to send, or undefined to send nothing
 * @throws OutboundError as `fetchTrusted`; `badAnswer` for what is not JSON (of any status)
 */
export async function fetchTrustedJson(
  url: string | URL,
  sent: unknown,
  request: Omit<TrustedRequest, 'body'> = {},
): Promise<{ status: number; body: unknown }> {
  const { status, bytes } = await fetchTrusted(url, {
    ...request,
    headers: {
      accept: 'application/json',
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  })
  try {
    return { status, body: JSON.parse(bytes.toString('utf8')) }
  } catch (error) {
    throw new OutboundError('badAnswer', { cause: error })
  }
}
