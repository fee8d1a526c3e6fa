import type { Stall } from '@sampan/contract'
import { useEffect } from 'react'
import { useLive, useStatus, useSync } from '../../app/sync/index.ts'

/** One's own stall: null where there is none, undefined while it is not known. From the store at once, also offline. */
export function useStall(): Stall | null | undefined {
  const { actions } = useSync()
  const { upToDate } = useStatus()
  const held = useLive((queries) => queries.stall())
  useEffect(() => {
    if (upToDate) actions.loadStall().catch(() => undefined)
  }, [actions, upToDate])
  return held?.stall
}
