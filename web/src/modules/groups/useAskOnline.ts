import { OfflineError } from '@sampan/sdk'
import { type Asked, useAsk, useStatus } from '../../app/sync/index.ts'

/** As `useAsk`, and once more as soon as there is a connection: a page that was opened by its address has none yet. */
export function useAskOnline<Answer>(ask: () => Promise<Answer>, key: string): Asked<Answer> {
  const { link } = useStatus()
  const asked = useAsk(ask, `${key} ${link === 'online'}`)
  const isEarly = asked.state === 'failed' && asked.error instanceof OfflineError && link === 'connecting'
  return isEarly ? { state: 'asking' } : asked
}
