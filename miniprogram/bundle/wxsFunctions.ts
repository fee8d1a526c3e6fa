// Which functions come from WXS. A handler may be computed (`{{disabled || swipe.start}}`): then nothing but the function
// itself tells.

const known = new WeakSet<object>()

/** Remembers what a module of WXS gives. */
export function markWxs(exports: unknown): void {
  if (typeof exports === 'function') known.add(exports)
  if (typeof exports !== 'object' || exports === null) return
  for (const value of Object.values(exports)) if (typeof value === 'function') known.add(value)
}

export const isWxsFunction = (value: unknown): boolean => typeof value === 'function' && known.has(value)
