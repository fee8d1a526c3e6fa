// What all asynchronous calls have in common: callbacks or a promise, `errMsg`, and what is said of wrong parameters.

export type Args = Record<string, unknown>
export type Result = Record<string, unknown> | undefined

/** Thrown by a call that fails: `new CallFailure('cancel')` becomes 'showModal:fail cancel'. */
export class CallFailure {
  readonly reason: string
  /** Goes into the answer beside `errMsg`, such as `errno`. */
  readonly extra: Record<string, unknown>

  constructor(reason: string, extra: Record<string, unknown> = {}) {
    this.reason = reason
    this.extra = extra
  }
}

/** 'String', 'Number', 'Undefined'… as WeChat names what it was given. */
export const typeName = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)

/** @throws CallFailure in WeChat's words, for the first field that is of another type */
export function demand(args: Args, types: Record<string, string>): void {
  for (const name in types) {
    const found = typeName(args[name])
    if (found !== types[name]) {
      throw new CallFailure(`parameter error: parameter.${name} should be ${types[name]} instead of ${found};`)
    }
  }
}

export const stringOf = (value: unknown, otherwise = ''): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : otherwise

export const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An error in what the program hands over is the program's, and must not stop the rest. */
export function safely(callback: unknown, ...given: unknown[]): void {
  if (typeof callback !== 'function') return
  try {
    callback(...given)
  } catch (error) {
    setTimeout(() => {
      throw error
    })
  }
}

/**
 * The public form of a call: takes one object with `success`, `fail` and `complete`; without them it answers a promise.
 */
export function wrap(
  name: string,
  call: (args: Args, component?: unknown) => Promise<Result>,
): (given?: unknown, component?: unknown) => unknown {
  return (given, component) => {
    const args = isRecord(given) ? given : {}
    const outcome = run(name, () => call(args, component))
    if (!args.success && !args.fail && !args.complete) return outcome
    deliver(outcome, args)
    return undefined
  }
}

/** Hands an outcome to callbacks, in WeChat's order. */
export function deliver(outcome: Promise<unknown>, args: Args): void {
  const { success, fail, complete } = args
  outcome.then(
    (result) => {
      safely(success, result)
      safely(complete, result)
    },
    (failure) => {
      safely(fail, failure)
      safely(complete, failure)
    },
  )
}

/** Runs a call; what comes out bears `errMsg`, either way. */
export async function run(name: string, call: () => Promise<Result>): Promise<Record<string, unknown>> {
  try {
    return { errMsg: `${name}:ok`, ...(await call()) }
  } catch (error) {
    throw describeFailure(name, error)
  }
}

/** What `fail` and a rejected promise are given. */
export function describeFailure(name: string, error: unknown): Record<string, unknown> {
  if (error instanceof CallFailure) return { errMsg: `${name}:fail ${error.reason}`, ...error.extra }
  if (isRecord(error) && typeof error.errMsg === 'string') {
    const { errno } = error
    const said = error.errMsg.startsWith('fail') ? `${name}:${error.errMsg}` : error.errMsg
    return typeof errno === 'number' ? { errMsg: said, errno } : { errMsg: said }
  }
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` }
}
