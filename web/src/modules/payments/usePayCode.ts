import type { IssuedCode } from '@sampan/contract'
import { useEffect } from 'react'
import { useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useOnline } from '../../app/useOnline.ts'
import { useSeconds } from '../../app/useSeconds.ts'
import { codeAt } from '../../sync/payCodes.ts'
import { secondsLeft } from './shownCode.ts'

export interface PayCodeNow {
  /** Undefined while the store opens; null where there is none for now. */
  code: IssuedCode | null | undefined
  secondsLeft: number
  /** Codes are fetched once there is a connection. */
  offline: boolean
  /** The code was charged, or shall be seen by nobody any more: another one takes its place. */
  next: () => void
}

/** The code of this minute, from those that are kept here: it goes on without a connection for an hour. */
export function usePayCode(): PayCodeNow {
  const { actions } = useSync()
  const { link, upToDate } = useStatus()
  const online = useOnline()
  const now = useSeconds()
  const codes = useLive((queries) => queries.payCodes())
  const minute = Math.floor(now.getTime() / 60_000)
  useEffect(() => {
    // Asked each minute; as long as there are enough of them nothing is fetched.
    if (upToDate && minute > 0) actions.loadPayCodes().catch(() => undefined)
  }, [actions, upToDate, minute])
  const code = codes && (codeAt(codes, now.getTime()) ?? null)
  return {
    code,
    secondsLeft: code ? secondsLeft(code, now) : 0,
    // The browser knows of it at once; the socket only when nothing comes any more.
    offline: !online || link === 'offline',
    next: () => {
      if (!code) return
      const drop = async () => {
        await actions.dropPayCode(code.from)
        if (upToDate) await actions.loadPayCodes()
      }
      drop().catch(() => undefined)
    },
  }
}
