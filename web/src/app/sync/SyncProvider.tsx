import { type ReactNode, useContext } from 'react'
import type { Sync } from '../../sync/index.ts'
import { engine } from './engine.ts'
import { SyncContext } from './useSync.ts'

/** Gives the screens their sync: the page's own, or the one that stands further out (tests, the gallery). */
export function SyncProvider({ sync, children }: { sync?: Sync; children: ReactNode }) {
  const outer = useContext(SyncContext)
  return <SyncContext value={sync ?? outer ?? engine()}>{children}</SyncContext>
}
