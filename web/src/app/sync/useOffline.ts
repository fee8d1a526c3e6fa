import { useOnline } from '../useOnline.ts'
import { useStatus } from './useObservable.ts'

/** For what needs the server now, such as money. The browser knows at once; the socket only when nothing comes any more. */
export function useOffline(): boolean {
  const online = useOnline()
  const { link } = useStatus()
  return !online || link !== 'online'
}
