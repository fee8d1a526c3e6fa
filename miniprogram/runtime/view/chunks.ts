// Parts of the frame's script that few pages need. Each is a script that puts what it exports into one register.

const loading = new Map<string, Promise<unknown>>()

export function loadChunk(document: Document, name: string, fetchScript: () => Promise<Blob>): Promise<unknown> {
  const before = loading.get(name)
  if (before !== undefined) return before
  const loaded = fetchScript().then(
    (blob) =>
      new Promise((resolve, reject) => {
        const address = URL.createObjectURL(new Blob([blob], { type: 'text/javascript' }))
        const script = document.createElement('script')
        script.src = address
        script.onload = () => resolve(registered(name))
        script.onerror = () => reject(new Error(`chunk ${name} did not load`))
        document.head.append(script)
      }),
  )
  loading.set(name, loaded)
  loaded.catch(() => loading.delete(name))
  return loaded
}

/** What a chunk exports, if it is there already. */
export function registered(name: string): unknown {
  const chunks: unknown = Reflect.get(globalThis, '__mpChunks')
  return typeof chunks === 'object' && chunks !== null ? Reflect.get(chunks, name) : undefined
}
