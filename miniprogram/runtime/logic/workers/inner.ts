// What runs in a Worker that a program made. Its text is what is sent there (`String(startInner)`), so it names nothing
// from outside of itself.

/** What a Worker of a program is told and says: `m` is a message of the program. */
export interface WorkerMessage {
  m: unknown
}

type InnerModule = [
  body: (
    require: (specifier: string) => unknown,
    module: { exports: unknown },
    exports: unknown,
    global: unknown,
  ) => void,
  required: Record<string, string>,
]

/** Makes `worker` and `__mpDefine`; answers how to run the first module, once the scripts were run. */
export function startInner(): (entry: string) => void {
  // The types here are those of a window; this runs in a Worker.
  const scope = globalThis as unknown as {
    postMessage(message: WorkerMessage): void
    addEventListener(type: string, listener: (event: { data?: unknown; reason?: unknown }) => void): void
  }
  const post = scope.postMessage.bind(scope)
  const listeners: ((message: unknown) => void)[] = []
  const modules = new Map<string, InnerModule>()
  const running = new Map<string, { exports: unknown }>()
  const early: unknown[] = []
  let isStarted = false

  function tell(message: unknown): void {
    for (const listener of [...listeners]) {
      try {
        listener(message)
      } catch (error) {
        setTimeout(() => {
          throw error
        })
      }
    }
  }
  scope.addEventListener('message', ({ data }) => {
    const message = typeof data === 'object' && data !== null && 'm' in data ? data.m : undefined
    if (isStarted) tell(message)
    else early.push(message)
  })

  // Whoever made this Worker hears of errors alone.
  scope.addEventListener('unhandledrejection', ({ reason }) => {
    setTimeout(() => {
      throw reason
    })
  })

  function find(from: string, specifier: string): string {
    const parts = specifier.startsWith('/') ? [] : from.split('/').slice(0, -1)
    for (const part of specifier.split('/')) {
      if (part === '..') parts.pop()
      else if (part !== '' && part !== '.') parts.push(part)
    }
    const path = parts.join('/')
    const known = [path, `${path}.js`, `${path}.json`, `${path}/index.js`].find((candidate) => modules.has(candidate))
    return known ?? path
  }

  function run(name: string): unknown {
    const known = running.get(name)
    if (known !== undefined) return known.exports
    const definition = modules.get(name)
    if (definition === undefined) throw new Error(`module '${name}' is not defined`)
    const module = { exports: {} as unknown }
    running.set(name, module)
    const [body, required] = definition
    const require = (specifier: string) => run(required[specifier] ?? find(name, specifier))
    body.call(module.exports, require, module, module.exports, globalThis)
    return module.exports
  }

  const worker = {
    onMessage(listener: unknown) {
      if (typeof listener === 'function') listeners.push((message) => Reflect.apply(listener, worker, [message]))
    },
    postMessage(message: unknown) {
      try {
        post({ m: message })
      } catch {
        post({ m: JSON.parse(JSON.stringify(message) ?? 'null') })
      }
    },
  }
  const globals = {
    worker,
    __mpDefine(script: { modules: Record<string, InnerModule> }) {
      for (const [name, definition] of Object.entries(script.modules)) modules.set(name, definition)
    },
  }
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
  }
  // Whoever has one Worker does not get more of them by it.
  Reflect.deleteProperty(globalThis, 'Worker')
  return (entry) => {
    run(find('', entry))
    isStarted = true
    for (const message of early.splice(0)) tell(message)
  }
}
