/** Why an outgoing request came to nothing; nothing else is ever thrown by the doors of this folder. */
export type OutboundFailure =
  /** Not an address that is asked at all: another scheme or port, with a password, too long, a name for inside. */
  | 'badUrl'
  /** It leads to an address that is not of the public internet. */
  | 'notPublic'
  /** There is no such name. */
  | 'nameNotFound'
  /** No connection, or none that is secure. */
  | 'unreachable'
  | 'timedOut'
  | 'tooManyRedirects'
  /** Answered, but not with 200 to 299. */
  | 'badStatus'
  | 'wrongType'
  | 'tooLarge'
  /** Broken off, of a wrong length, wrongly compressed, or not what it said it was. */
  | 'badAnswer'
  /** Too many requests are under way. */
  | 'busy'

export class OutboundError extends Error {
  readonly code: OutboundFailure
  /** What was answered, for `badStatus`. */
  readonly status: number | null

  constructor(code: OutboundFailure, options: { cause?: unknown; status?: number } = {}) {
    super(`The request came to nothing: ${code}`, { cause: options.cause })
    this.name = 'OutboundError'
    this.code = code
    this.status = options.status ?? null
  }
}
