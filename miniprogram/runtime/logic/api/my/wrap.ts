// The form of Alipay's calls: callbacks or a promise as with `wx`, but errors are numbers with words.
import { type Args, CallFailure, deliver, isRecord } from '../wrap.ts'
import { failureOf } from './failure.ts'

export type MyCall = (args: Args) => Promise<Record<string, unknown> | undefined>

/** @returns the public form of a call */
export function wrapMy(call: MyCall): (given?: unknown) => unknown {
  return (given) => {
    const args = isRecord(given) ? given : {}
    const outcome = (async () => {
      try {
        return { ...(await call(args)) }
      } catch (error) {
        throw describe(error)
      }
    })()
    if (!args.success && !args.fail && !args.complete) return outcome
    deliver(outcome, args)
    return undefined
  }
}

function describe(error: unknown): Record<string, unknown> {
  if (isRecord(error) && typeof error.error === 'number') return error
  return { ...failureOf(error instanceof CallFailure ? `fail ${error.reason}` : wordsOf(error)) }
}

function wordsOf(error: unknown): string {
  if (isRecord(error) && typeof error.errMsg === 'string') return error.errMsg
  return error instanceof Error ? error.message : String(error)
}
