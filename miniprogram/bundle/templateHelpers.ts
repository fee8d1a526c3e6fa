// The names that templates of glass-easel-template-compiler 1.1.0 share (its `getRuntimeString`), and what of them may
// be put in by the runtime.

/** See glass-easel's ProcGenWrapper: `setFnFilter(A, B)` and `setEventListenerWrapper(C)`. */
export interface TemplateHooks {
  /** A: wraps the function of `change:property`. */
  changeFilter?: (listener: unknown, path?: unknown) => unknown
  /** B: wraps the function of an event that is bound to WXS. */
  eventFilter?: (listener: unknown, path?: unknown) => unknown
  /** C: `(component, event, listener, path)`, calls the listener. */
  eventWrapper?: (...args: unknown[]) => unknown
  /** Told when a function of WXS throws while a template is rendered; the expression then is undefined. */
  onWxsError?: (error: unknown) => void
}

export function templateHelpers(hooks: TemplateHooks) {
  const first = (values: unknown[]) => values.find(Boolean)
  return {
    X: (value: unknown) => value ?? Object.create(null),
    Y: (value: unknown) => (value === null || value === undefined ? '' : String(value)),
    Z: (tree: unknown, key: string) => (tree === true ? true : isRecord(tree) ? tree[key] : undefined),
    /** `owner` is what the function was taken from: text has methods, too. */
    P: (called: unknown, owner?: unknown) => {
      if (typeof called !== 'function') return () => undefined
      return (...args: unknown[]) => {
        try {
          return Reflect.apply(called, owner, args)
        } catch (error) {
          if (hooks.onWxsError === undefined) throw error
          hooks.onWxsError(error)
          return undefined
        }
      }
    },
    Q: {
      a: first,
      b: (values: Record<string, unknown>) => first(Object.values(values)),
      A: hooks.changeFilter ?? ((listener: unknown) => listener),
      B: hooks.eventFilter ?? ((value: unknown) => value),
      C: hooks.eventWrapper,
    },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
