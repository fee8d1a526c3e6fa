/** A value that changes and tells. Fits React's `useSyncExternalStore` as it is: `get` answers the same object while nothing changed. */
export interface Observable<Value> {
  get(): Value
  /** Calls `listener` after each change; the answer ends that. */
  subscribe(listener: () => void): () => void
}

export interface Settable<Value> extends Observable<Value> {
  set(value: Value): void
}

export function observable<Value>(initial: Value): Settable<Value> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
