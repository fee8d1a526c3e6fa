import { useStatus } from '../../app/sync/index.ts'
import { useOnline } from '../../app/useOnline.ts'

/** The browser knows of it at once; the socket only when nothing comes any more. */
export function useOffline(): boolean {
  const online = useOnline()
  const { link } = useStatus()
  return !online || link !== 'online'
}
