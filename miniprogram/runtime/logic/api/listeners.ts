// `onX` and `offX` over what the host tells. The host is listened to only while somebody listens here.
import type { ApiContext } from './define.ts'
import { safely } from './wrap.ts'

export interface Listeners {
  on(listener: unknown): void
  /** Without a listener: all of them. */
  off(listener?: unknown): void
  tell(detail: unknown): void
}

export function createListeners(changed?: (isHeard: boolean) => void): Listeners {
  let all: unknown[] = []
  const set = (next: unknown[]) => {
    const was = all.length > 0
    all = next
    if (was !== all.length > 0) changed?.(all.length > 0)
  }
  return {
    on: (listener) => {
      if (typeof listener === 'function' && !all.includes(listener)) set([...all, listener])
    },
    off: (listener) => set(listener === undefined ? [] : all.filter((each) => each !== listener)),
    tell: (detail) => {
      for (const each of all) safely(each, detail)
    },
  }
}

/** @param names of the event as in `onX`: 'NetworkStatusChange' is heard as 'networkStatusChange' */
export function listenerPairs(context: ApiContext, names: readonly string[]): Record<string, unknown> {
  const pairs: Record<string, unknown> = {}
  for (const name of names) {
    let stop: (() => void) | undefined
    const event = name.charAt(0).toLowerCase() + name.slice(1)
    const listeners = createListeners((isHeard) => {
      stop?.()
      stop = isHeard ? context.onHost(event, listeners.tell) : undefined
    })
    pairs[`on${name}`] = listeners.on
    pairs[`off${name}`] = listeners.off
  }
  return pairs
}
