/** Sync: events in, offline store, outbox. Knows no React. */
export type { Observable } from './observable.ts'
export type * from './types.ts'

import type { Sync } from './types.ts'

export interface SyncOptions {
  /** Of the server, such as `https://sampan.example`; in a browser `location.origin`. */
  origin: string
}

/** One for each page. */
export function createSync(_options: SyncOptions): Sync {
  throw new Error('Sync is not built yet.')
}
