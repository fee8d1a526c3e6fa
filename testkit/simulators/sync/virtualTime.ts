/** Time that passes only when told to, and the knowledge whether anything is still being worked on. */
import type { Clock } from '@sampan/sdk'

export interface VirtualClock extends Clock {
  /** Runs the next thing that is due at or before `untilMs`; false where there is none. */
  step(untilMs: number): boolean
}

interface Due {
  atMs: number
  order: number
  call: () => void
}

export function createVirtualClock(startMs: number): VirtualClock {
  let nowMs = startMs
  let order = 0
  const due: Due[] = []
  // A binary heap: simulations keep thousands of timers.
  const isBefore = (a: Due | undefined, b: Due | undefined) =>
    a !== undefined && b !== undefined && (a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order))
  const swap = (i: number, j: number) => {
    const [a, b] = [due[i], due[j]]
    if (a && b) {
      due[i] = b
      due[j] = a
    }
  }
  const push = (item: Due) => {
    let at = due.push(item) - 1
    for (let parent = (at - 1) >> 1; at > 0 && isBefore(due[at], due[parent]); parent = (at - 1) >> 1) {
      swap(at, parent)
      at = parent
    }
  }
  const pop = (): Due | undefined => {
    const first = due[0]
    const last = due.pop()
    if (first === undefined || last === undefined || first === last) return first
    due[0] = last
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      const least = [left, left + 1].reduce((best, child) => (isBefore(due[child], due[best]) ? child : best), at)
      if (least === at) return first
      swap(at, least)
      at = least
    }
  }
  const cancelled = new WeakSet<Due>()
  return {
    now: () => nowMs,
    after(delayMs, call) {
      const item = { atMs: nowMs + Math.max(0, delayMs), order: order++, call }
      push(item)
      return () => cancelled.add(item)
    },
    step(untilMs) {
      for (let next = due[0]; next && next.atMs <= untilMs; next = due[0]) {
        pop()
        if (cancelled.has(next)) continue
        nowMs = Math.max(nowMs, next.atMs)
        next.call()
        return true
      }
      nowMs = Math.max(nowMs, untilMs)
      return false
    },
  }
}

const realSetImmediate = globalThis.setImmediate

export interface Quiet {
  /** Resolves when no work on a store is left. */
  settle(): Promise<void>
  /** Lets the work on stores go on for a few turns only. */
  turns(count: number): Promise<void>
  end(): void
}

/** Counts what the in-memory IndexedDB has scheduled: it does everything through `setImmediate`. */
export function watchWork(): Quiet {
  let scheduled = 0
  const counting = ((call: (...given: unknown[]) => void, ...given: unknown[]) => {
    scheduled += 1
    return realSetImmediate(() => {
      scheduled -= 1
      call(...given)
    })
  }) as typeof setImmediate
  globalThis.setImmediate = counting
  const turn = () => new Promise<void>((resolve) => realSetImmediate(resolve))
  return {
    async settle() {
      do await turn()
      while (scheduled > 0)
    },
    async turns(count) {
      for (let done = 0; done < count && scheduled > 0; done += 1) await turn()
    },
    end() {
      globalThis.setImmediate = realSetImmediate
    },
  }
}
