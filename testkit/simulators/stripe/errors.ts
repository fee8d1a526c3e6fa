/** Errors as Stripe answers them (docs.stripe.com/api/errors). */
import type { CardError, PaymentIntent } from './objects.ts'

export class ApiError extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  /** Whether the answer is kept for its idempotency key: what failed before anything was begun is not. */
  readonly kept: boolean

  constructor(status: number, body: Record<string, unknown>, kept: boolean) {
    super(String(body.message))
    this.status = status
    this.body = body
    this.kept = kept
  }
}

export const invalid = (message: string, param: string): ApiError =>
  new ApiError(400, { type: 'invalid_request_error', code: 'parameter_invalid', message, param }, false)

export const missing = (what: string, id: string): ApiError =>
  new ApiError(
    404,
    { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}: '${id}'`, param: 'id' },
    false,
  )

export const refused = (code: string, message: string): ApiError =>
  new ApiError(400, { type: 'invalid_request_error', code, message }, true)

export const cardRefused = (error: CardError, intent: PaymentIntent): ApiError =>
  new ApiError(402, { ...error, payment_intent: { ...intent } }, true)

export const unauthorized = (): ApiError =>
  new ApiError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided: sk_test_****' }, false)

export const busy = (): ApiError =>
  new ApiError(429, { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests' }, false)

export const broken = (): ApiError => new ApiError(500, { type: 'api_error', message: 'Something went wrong' }, false)

export const keyInUse = (): ApiError =>
  new ApiError(
    409,
    { type: 'idempotency_error', code: 'idempotency_key_in_use', message: 'Another request uses this key' },
    false,
  )

export const keyReused = (key: string): ApiError =>
  new ApiError(
    400,
    {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with: ${key}`,
    },
    false,
  )
