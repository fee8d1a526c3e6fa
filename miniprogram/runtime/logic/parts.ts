// Parts of the Worker's script that a program may or may not need. They are at hand before the program begins and are run,
// in the same moment, when one of their calls is first looked at: `wx.request` answers at once, and what is never used costs
// nothing. Calls that answer later may even fetch their part when they are made.

import type { RuntimePart } from '../protocol.ts'
import type { adaptComponent, adaptPage } from './alipay/definition.ts'
import type { createFind } from './alipay/find.ts'
import type { canIUse } from './api/canIUse.ts'
import type { ApiContext, ApiFamilyMaker } from './api/define.ts'
import { type Api, addCalls } from './api/index.ts'
import type { createMy } from './api/my/index.ts'
import { shared } from './shared.ts'

/** What the files of logic/parts export. */
export interface LogicPart {
  families: readonly ApiFamilyMaker[]
  /** What other parts may use of it, by path. */
  modules?: Record<string, unknown>
  canIUse?: typeof canIUse
  createMy?: typeof createMy
  createFind?: typeof createFind
  adaptPage?: typeof adaptPage
  adaptComponent?: typeof adaptComponent
}

export interface Parts {
  /** Puts the calls of parts into `wx`, to be made when they are first looked at. */
  offer(given: readonly RuntimePart[]): void
  /** Runs a part that was offered. */
  need(name: string): LogicPart | undefined
}

export interface PartsOptions {
  api: Api
  context: ApiContext
  /** Runs scripts; each calls the global `__mpPart`, which is there that long alone. */
  run(scripts: RuntimePart[]): void
}

export function createParts({ api, context, run }: PartsOptions): Parts {
  const modules: Record<string, unknown> = { ...shared }
  const offered = new Map<string, RuntimePart>()
  const parts = new Map<string, LogicPart>()

  function need(name: string): LogicPart | undefined {
    const script = offered.get(name)
    if (script === undefined || parts.has(name)) return parts.get(name)
    for (const other of script.needs) need(other)
    const receive = (make: (modules: Record<string, unknown>) => LogicPart) => {
      const part = make(modules)
      parts.set(name, part)
      Object.assign(modules, part.modules)
    }
    Object.defineProperty(globalThis, '__mpPart', { value: receive, configurable: true })
    try {
      run([script])
    } finally {
      Reflect.deleteProperty(globalThis, '__mpPart')
    }
    const made = parts.get(name)
    const ask = made?.canIUse
    if (ask !== undefined) api.canIUse = (schema: unknown) => ask(api, schema, context.snapshot.absent)
    addCalls(api, context, made?.families ?? [])
    return made
  }

  return {
    need,
    offer(given) {
      for (const part of given) {
        if (offered.has(part.name)) continue
        offered.set(part.name, part)
        for (const call of part.calls) {
          // What came from another part before it, or the program put there, stays.
          if (Object.hasOwn(api, call)) continue
          Object.defineProperty(api, call, {
            configurable: true,
            enumerable: true,
            get() {
              need(part.name)
              const own = Object.getOwnPropertyDescriptor(api, call)
              return own === undefined || own.get !== undefined ? undefined : own.value
            },
            set(value) {
              Object.defineProperty(api, call, { value, configurable: true, enumerable: true, writable: true })
            },
          })
        }
      }
      for (const { name, isNow } of given) if (isNow) need(name)
    },
  }
}
