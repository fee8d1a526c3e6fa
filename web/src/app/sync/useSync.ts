import { createContext, useContext } from 'react'
import type { Sync } from '../../sync/index.ts'

export const SyncContext = createContext<Sync | undefined>(undefined)

/** Queries, actions, and what changes by itself. Everything behind the sign-in page may call it. */
export function useSync(): Sync {
  const sync = useContext(SyncContext)
  if (!sync) throw new Error('useSync is called outside of SyncProvider.')
  return sync
}
