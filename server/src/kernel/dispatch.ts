/**
 * The one way to a method, from whichever transport: who is it, how often, is the input right, then the handler in its
 * transaction. Nothing but declared errors comes out.
 */
import { commonErrors, type Method, methods } from '@sampan/contract'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Refusal, refuse } from './errors.ts'
import { once } from './idempotency.ts'
import type { AnyCaller, FileAnswer, Implementation, MemberCaller } from './method.ts'
import type { RateLimiter } from './rateLimit.ts'
import type { Log } from './telemetry/log.ts'
import type { Transactions } from './transaction.ts'

export interface Call {
  method: string
  input: unknown
  key?: string | undefined
  /** Set when the transport carries raw bytes. */
  bytes?: Buffer
}

export type Answer = { type: 'json'; output: unknown } | { type: 'file'; file: FileAnswer }

export interface Dispatcher {
  call(caller: AnyCaller, call: Call): Promise<Answer>
  /** As `call`, by the server itself on behalf of a member: nothing is counted against the member's rate limits. */
  callInside(caller: MemberCaller, call: Call): Promise<Answer>
  /** The declaration, so that a transport can tell an upload from a read before it takes the body. */
  find(method: string): Method | undefined
}

export interface DispatchOptions<DB> {
  implementations: readonly Implementation<DB>[]
  transactions: Transactions<DB>
  limiter: RateLimiter
  log: Log
  /** Called after each call, for metrics. `code` is null when it went well. */
  observe(method: string, seconds: number, code: string | null): void
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

interface Entry<DB> {
  implementation: Implementation<DB>
  problemsOf(input: unknown): { path: string; message: string }[]
  declares(code: string): boolean
}

function compileProblems(schema: TSchema): (input: unknown) => { path: string; message: string }[] {
  const compiled = Compile(schema)
  return (input) =>
    compiled.Check(input)
      ? []
      : compiled
          .Errors(input)
          .slice(0, 5)
          .map(({ instancePath, message }) => ({ path: instancePath, message }))
}

/** Far deeper than anything that is declared; where a schema leaves a field open, nothing else would bound it. */
const DEPTH_MAX = 64

/**
 * PostgreSQL stores neither U+0000 nor unpaired surrogates, and what is nested too deeply breaks whoever walks through
 * it; an input that holds either is refused before anything is done.
 */
function isUnstorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.isWellFormed() || value.includes('\u0000')
  if (typeof value !== 'object' || value === null) return false
  if (depth === DEPTH_MAX) return true
  return Object.entries(value).some(([name, field]) => isUnstorable(name) || isUnstorable(field, depth + 1))
}

export function createDispatcher<DB>(options: DispatchOptions<DB>): Dispatcher {
  const { transactions, limiter, log } = options
  const entries = new Map<string, Entry<DB>>()
  for (const implementation of options.implementations) {
    const { name, input, errors } = implementation.method
    if (entries.has(name)) throw new Error(`${name} is implemented twice`)
    const declared = new Set<string>([...commonErrors, ...errors])
    entries.set(name, { implementation, problemsOf: compileProblems(input), declares: (code) => declared.has(code) })
  }
  const missing = methods.filter(({ name }) => !entries.has(name))
  if (missing.length > 0) throw new Error(`Declared but not implemented: ${missing.map(({ name }) => name).join(', ')}`)

  async function run(entry: Entry<DB>, caller: AnyCaller, call: Call, limits: 'limited' | 'free'): Promise<Answer> {
    const { implementation } = entry
    const { method } = implementation
    if (method.caller === 'member' && caller.member === null) throw refuse('auth.required')
    if (limits === 'limited') limiter.take(`${method.name} ${caller.member?.deviceId ?? caller.address}`, method.limit)
    const problems = entry.problemsOf(call.input)
    if (problems.length > 0) throw refuse('request.invalid', { problems })
    if (isUnstorable(call.input)) {
      const message = `text must be well-formed Unicode without U+0000, and nothing deeper than ${DEPTH_MAX} levels`
      throw refuse('request.invalid', { problems: [{ path: '', message }] })
    }
    if (call.key !== undefined && !UUID.test(call.key))
      throw refuse('request.invalid', { problems: [{ path: 'key', message: 'an idempotency key is a UUID' }] })

    switch (implementation.way) {
      case 'read':
        return json(await transactions.read((tx) => implementation.run(tx, caller, call.input)))
      case 'lane':
        return json(await implementation.run(caller, call.input))
      case 'upload':
        if (call.bytes === undefined) throw refuse('method.notHere')
        return json(await implementation.run(caller, call.input, call.bytes))
      case 'download':
        return { type: 'file', file: await implementation.run(caller, call.input) }
      case 'command': {
        const { key } = call
        return json(
          await transactions.write((tx) => {
            const act = () => implementation.run(tx, caller, call.input)
            // Who is not signed in has no name to keep a key under; those commands guard themselves.
            if (key === undefined || caller.member === null) return act()
            const callerId = caller.member.memberId
            return once(tx.db, { callerId, key, method: method.name, input: call.input, now: tx.now }, act)
          }),
        )
      }
    }
  }

  async function observed(caller: AnyCaller, call: Call, limits: 'limited' | 'free'): Promise<Answer> {
    const startedAt = performance.now()
    const entry = entries.get(call.method)
    const observe = (code: string | null) =>
      options.observe(entry ? call.method : 'unknown', (performance.now() - startedAt) / 1_000, code)
    try {
      if (!entry) throw refuse('method.notFound')
      const answer = await run(entry, caller, call, limits)
      observe(null)
      return answer
    } catch (reason) {
      const refusal = asDeclared(reason, entry, call.method, log)
      observe(refusal.code)
      throw refusal
    }
  }

  return {
    find: (name) => entries.get(name)?.implementation.method,
    call: (caller, call) => observed(caller, call, 'limited'),
    callInside: (member, call) => observed({ member, address: 'inside', userAgent: '' }, call, 'free'),
  }
}

const json = (output: unknown): Answer => ({ type: 'json', output })

/** What is not declared is our fault: it is logged whole and told as `server.failed`. */
function asDeclared<DB>(reason: unknown, entry: Entry<DB> | undefined, method: string, log: Log): Refusal {
  if (reason instanceof Refusal) {
    if (entry === undefined || entry.declares(reason.code)) return reason
    log.error({ method, code: reason.code }, 'A method refused with a code that it does not declare')
    return refuse('server.failed')
  }
  if (isOutOfConnections(reason)) {
    log.warn({ method, reason }, 'The database did not take the call')
    return refuse('server.busy')
  }
  log.error({ method, err: reason }, 'A method failed')
  return refuse('server.failed')
}

/** No connection to be had, or it broke; such as while the database restarts. Whether the call was done is not known. */
const isOutOfConnections = (reason: unknown): boolean =>
  reason instanceof Error &&
  /timeout exceeded when trying to connect|Connection terminated|not queryable|^(connect|read|write) E[A-Z]+|57P0/.test(
    `${reason.message} ${'code' in reason ? String(reason.code) : ''}`,
  )
