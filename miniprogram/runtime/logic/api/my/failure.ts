// Alipay's errors: a number with words.

export interface MyFailure {
  error: number
  errorMessage: string
}

/** The member left what was asked. */
export const cancelled = (): MyFailure => ({ error: 11, errorMessage: '用户取消操作' })

/** By what WeChat would say: the number, and its words where those of WeChat are not to be told. */
const kinds: [RegExp, number, string?][] = [
  [/parameter|invalid url/, 2],
  [/not supported/, 1],
  [/cancel/, 11, cancelled().errorMessage],
  [/timeout/, 13],
  [/auth deny|permission denied/, 2001, '用户拒绝给小程序授权'],
  [/domain list/, 4],
  [/abort/, 9],
  [/ERR_|network/, 12],
]

/** @param said 'fail auth deny' */
export function failureOf(said: string): MyFailure {
  const kind = kinds.find(([pattern]) => pattern.test(said))
  return { error: kind?.[1] ?? 3, errorMessage: kind?.[2] ?? (said.replace(/^[\w.]*:?fail:? ?/, '') || said) }
}
