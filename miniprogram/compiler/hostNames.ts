// What this host has, asked of the runtime itself, so that warnings never tell of another one.

import type { SupportedNames } from './options.ts'

/** Calls that the runtime's core adds to those of runtime/logic/api. */
const coreCalls = ['createSelectorQuery', 'createIntersectionObserver', 'createMediaQueryObserver']

let known: Promise<SupportedNames> | undefined

export function hostNames(): Promise<SupportedNames> {
  known ??= askRuntime()
  return known
}

async function askRuntime(): Promise<SupportedNames> {
  const [
    { createWholeWx },
    { createMy },
    { absentCalls },
    { unsupportedNames },
    { supportedElements, lackingAttributes },
  ] = await Promise.all([
    import('../runtime/logic/api/every.ts'),
    import('../runtime/logic/api/my/index.ts'),
    import('../runtime/logic/api/my/absent.ts'),
    import('../runtime/logic/api/unsupported.ts'),
    import('../runtime/view/elements/supported.ts'),
  ])
  // The calls are made and never called: what they would be made from need not be there.
  const nothing = anything as Parameters<typeof createWholeWx>[0]
  const wx = createWholeWx(nothing)
  for (const name of coreCalls) wx[name] ??= () => undefined
  const named = (calls: object, absent: readonly string[]) =>
    new Set(Object.keys(calls).filter((name) => !absent.includes(name)))
  return {
    calls: { wechat: named(wx, unsupportedNames), alipay: named(createMy(wx, nothing), absentCalls) },
    elements: supportedElements,
    lacking: lackingAttributes,
  }
}

/** Whatever one asks of it, one gets the same, or nothing where it is gone through. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_, name) => {
    if (name === Symbol.iterator) return () => [][Symbol.iterator]()
    if (name === Symbol.toPrimitive) return () => ''
    return name === 'then' ? undefined : anything
  },
  apply: () => anything,
  has: () => true,
})
