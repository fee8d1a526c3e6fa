/** Calls as devices make them over HTTP, on a network that loses requests and answers. */
import {
  commonErrors,
  type ErrorCode,
  errors,
  type Input,
  methods,
  type Output,
  type WireError,
} from '@sampan/contract'
import { ApiError, type CallName, createHttpClient, OfflineError } from '@sampan/sdk'
import type { Dice } from '../sync/random.ts'

/** What the network does to a request. */
export type Fault =
  | { kind: 'none' }
  /** It never arrives. */
  | { kind: 'lostRequest' }
  /** It is done, and the answer never comes back. */
  | { kind: 'lostAnswer' }
  /** The device gives up waiting. Whether it arrived, nobody knows. */
  | { kind: 'givenUp'; afterMs: number }

export type Answer<Result> =
  | { outcome: 'done'; output: Result }
  | { outcome: 'refused'; code: ErrorCode; details: Record<string, unknown> }
  /** Whether it happened, whoever asked cannot know. */
  | { outcome: 'lost' }

const none: Fault = { kind: 'none' }

/** One in six requests meets a fault. */
export function chooseFault(dice: Dice): Fault {
  if (!dice.chance(0.16)) return none
  const kind = dice.pick(['lostRequest', 'lostAnswer', 'lostAnswer', 'givenUp', 'givenUp'] as const) ?? 'lostAnswer'
  return kind === 'givenUp' ? { kind, afterMs: dice.between(0, 25) } : { kind }
}

/** Codes after which it is not known whether the call was done; `server.failed` is a mistake unless something was shot. */
const unsure: readonly ErrorCode[] = ['server.busy', 'server.failed']

export interface Wire {
  ask<Name extends CallName>(
    token: string | null,
    method: Name,
    input: Input<Name>,
    options?: { key?: string; fault?: Fault },
  ): Promise<Answer<Output<Name>>>
  /** What no typed client would send. */
  askRaw(token: string, method: CallName, input: unknown): Promise<Answer<unknown>>
  /** Codes that a method answered without declaring them, and the times at which the server said that it failed. */
  undeclared: string[]
  failures: { method: string; at: number }[]
}

const PATIENCE_MS = 20_000
const declared = new Map<string, ReadonlySet<string>>(
  methods.map((method) => [method.name, new Set<string>([...commonErrors, ...method.errors])]),
)

export function createWire(address: string): Wire {
  const undeclared: string[] = []
  const failures: { method: string; at: number }[] = []

  async function answerOf<Result>(method: string, call: () => Promise<Result>): Promise<Answer<Result>> {
    try {
      return { outcome: 'done', output: await call() }
    } catch (reason) {
      if (reason instanceof OfflineError) return { outcome: 'lost' }
      if (!(reason instanceof ApiError)) throw reason
      const { code, details } = reason
      if (!declared.get(method)?.has(code)) undeclared.push(`${method} answered ${code}`)
      if (code === 'server.failed') failures.push({ method, at: Date.now() })
      return unsure.includes(code) ? { outcome: 'lost' } : { outcome: 'refused', code, details }
    }
  }

  return {
    undeclared,
    failures,
    ask: (token, method, input, { key, fault = none } = {}) => {
      const client = createHttpClient({ origin: address, token, timeoutMs: PATIENCE_MS, fetch: faulty(fault) })
      const signal = fault.kind === 'givenUp' ? { signal: AbortSignal.timeout(fault.afterMs) } : {}
      return answerOf(method, () => client.call(method, input, { ...(key === undefined ? {} : { key }), ...signal }))
    },
    async askRaw(token, method, input) {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify(input), signal: AbortSignal.timeout(PATIENCE_MS) }
      return answerOf(method, async () => {
        const response = await fetch(`${address}/api/${method}`, init).catch((error: unknown) => {
          throw new OfflineError(String(error))
        })
        const body: unknown = await response.json().catch(() => null)
        if (response.ok) return body
        if (!isWireError(body)) throw new OfflineError(`${response.status} without a reason`)
        throw new ApiError(body)
      })
    },
  }
}

const isWireError = (value: unknown): value is WireError =>
  typeof value === 'object' && value !== null && 'code' in value && String(value.code) in errors && 'message' in value

function faulty(fault: Fault): typeof fetch {
  return async (url, init) => {
    if (fault.kind === 'lostRequest') throw new TypeError('The request was lost')
    const response = await fetch(url, init)
    if (fault.kind !== 'lostAnswer') return response
    await response.arrayBuffer()
    throw new TypeError('The answer was lost')
  }
}
