// The form of Alipay's calls: callbacks or a promise as with `wx`, but errors are numbers with words.
import { type Args, CallFailure, deliver, isRecord } from '../wrap.ts'

export type MyCall = (args: Args) => Promise<Record<string, unknown> | undefined>

/** Alipay's numbers, by what WeChat would say. */
const numbers: [RegExp, number][] = [
  [/parameter|invalid url/, 2],
  [/not supported/, 1],
  [/cancel/, 11],
  [/timeout/, 13],
  [/auth deny|permission denied/, 2001],
  [/domain list/, 4],
  [/abort/, 9],
  [/ERR_|network/, 12],
]

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
  const said = error instanceof CallFailure ? `fail ${error.reason}` : wordsOf(error)
  const found = numbers.find(([pattern]) => pattern.test(said))
  return { error: found ? found[1] : 3, errorMessage: said.replace(/^[\w.]*:?fail:? ?/, '') || said }
}

function wordsOf(error: unknown): string {
  if (isRecord(error) && typeof error.errMsg === 'string') return error.errMsg
  return error instanceof Error ? error.message : String(error)
}
