import { Refusal } from '../errors.ts'
import { OutboundError, type OutboundFailure } from './outboundError.ts'

/** What undici, TLS, zlib and name servers throw, in our own words. */
export function asOutboundError(error: unknown, signal: AbortSignal): OutboundError {
  const own = [error, causeOf(error)].find((each) => each instanceof OutboundError)
  if (own) return own
  if (error instanceof Refusal) return new OutboundError('busy', { cause: error })
  if (signal.aborted) return new OutboundError('timedOut', { cause: error })
  return new OutboundError(codes[codeOf(error)] ?? (isUnreadable(error) ? 'badAnswer' : 'unreachable'), {
    cause: error,
  })
}

const codes: Record<string, OutboundFailure> = {
  UND_ERR_CONNECT_TIMEOUT: 'timedOut',
  UND_ERR_HEADERS_TIMEOUT: 'timedOut',
  UND_ERR_BODY_TIMEOUT: 'timedOut',
  UND_ERR_HEADERS_OVERFLOW: 'tooLarge',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'badAnswer',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'tooLarge',
  UND_ERR_SOCKET: 'badAnswer',
  UND_ERR_ABORTED: 'badAnswer',
  ECONNRESET: 'badAnswer',
  ERR_STREAM_PREMATURE_CLOSE: 'badAnswer',
  ENOTFOUND: 'nameNotFound',
}

/** Not HTTP, or not packed as it says. */
const isUnreadable = (error: unknown) =>
  /^(Z_|ERR_BROTLI|ERR__|ERR_PADDING)/.test(codeOf(error)) ||
  (error instanceof Error && error.name === 'HTTPParserError')

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined)
