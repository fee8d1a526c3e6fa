import { createContext, type ReactNode, useContext } from 'react'
import type { Sync } from '../../sync/index.ts'
import { engine } from './engine.ts'

const SyncContext = createContext<Sync | undefined>(undefined)

/** Gives the screens their sync: the page's own, or the one that stands further out (tests, the gallery). */
export function SyncProvider({ sync, children }: { sync?: Sync; children: ReactNode }) {
  const outer = useContext(SyncContext)
  return <SyncContext value={sync ?? outer ?? engine()}>{children}</SyncContext>
}

/** Queries, actions, and what changes by itself. Everything behind the sign-in page may call it. */
export function useSync(): Sync {
  const sync = useContext(SyncContext)
  if (!sync) throw new Error('useSync is called outside of SyncProvider.')
  return sync
}
