/** What sync needs of the world around it. A simulation brings its own. */
import { type Clock, type Random, systemClock, type WebSocketConstructor } from '@sampan/sdk'
import type { DexieOptions } from 'dexie'
import { v7 } from 'uuid'
import { browserMedia, type MediaKeeper } from './media.ts'

export interface Environment {
  clock: Clock
  random: Random
  /** A new UUIDv7. */
  makeId(): string
  WebSocket: WebSocketConstructor
  fetch: typeof fetch
  indexedDB: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>
  locks: Locks
  /** Keeps the bytes of files of messages. */
  media: MediaKeeper
  /** For programs; browsers hold a cookie. */
  token: string | null
  /** Something broke that should not have. Sync goes on. */
  onTrouble(error: unknown): void
}

/** Runs work of one name one after the other, across all tabs of a browser. */
export interface Locks {
  exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result>
}

/** For a single tab, and where the browser has no Web Locks: it offers them to pages over HTTPS only. */
export function createLocalLocks(): Locks {
  const tails = new Map<string, Promise<unknown>>()
  return {
    exclusively(name, work) {
      const before = tails.get(name) ?? Promise.resolve()
      const result = before.then(work, work)
      const tail = result.catch(() => {})
      tails.set(name, tail)
      void tail.then(() => tails.get(name) === tail && tails.delete(name))
      return result
    },
  }
}

function browserLocks(): Locks {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return createLocalLocks()
  return { exclusively: (name, work) => navigator.locks.request(`sampan:${name}`, work) as never }
}

export function browserEnvironment(): Environment {
  return {
    clock: systemClock,
    random: Math.random,
    makeId: () => v7(),
    WebSocket: globalThis.WebSocket as WebSocketConstructor,
    fetch: (...request) => globalThis.fetch(...request),
    indexedDB: {},
    locks: browserLocks(),
    media: browserMedia(),
    token: null,
    onTrouble: (error) => console.error(error),
  }
}
