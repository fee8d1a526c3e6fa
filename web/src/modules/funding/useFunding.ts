import type { FundingOffer, LinkedSource } from '@sampan/contract'
import { useEffect } from 'react'
import { useLive, useStatus, useSync } from '../../app/sync/index.ts'

/** What is linked and what can be: undefined while it is read, null where this device has not heard of it yet. */
export function useFunding(): { sources: LinkedSource[]; offer: FundingOffer } | null | undefined {
  const { actions } = useSync()
  const { upToDate } = useStatus()
  useEffect(() => {
    // Offline what the store holds serves; it is fetched once there is a connection.
    if (upToDate) actions.loadFunding().catch(() => undefined)
  }, [actions, upToDate])
  return useLive((queries) => queries.funding())
}
