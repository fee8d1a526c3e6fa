import { type ErrorCode, errors, type WireError } from '@sampan/contract'

/** A declared error on its way to the caller. Everything else that is thrown is a fault of the server's. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, details?: Record<string, unknown>) {
    super(errors[code].message)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}

/** Shorthand for the end of a ladder: `throw refuse('chat.notAllowed')`. */
export const refuse = (code: ErrorCode, details?: Record<string, unknown>): Refusal => new Refusal(code, details)

export function toWireError(refusal: Refusal): WireError {
  const { code, message, details } = refusal
  return details === undefined ? { code, message } : { code, message, details }
}

export const statusOf = (code: ErrorCode): number => errors[code].status
