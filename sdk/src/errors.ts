import type { ErrorCode, WireError } from '@sampan/contract'

/** The server refused: one of the errors that the method declares, or one that any method may answer. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown>

  constructor(error: WireError) {
    super(error.message)
    this.name = 'ApiError'
    this.code = error.code
    this.details = error.details ?? {}
  }

  toWire(): WireError {
    return { code: this.code, message: this.message, details: this.details }
  }
}

/** No answer: there is no network, the server is down, or it took too long. What was asked may or may not have happened. */
export class OfflineError extends Error {
  constructor(message = 'The server cannot be reached.') {
    super(message)
    this.name = 'OfflineError'
  }
}
