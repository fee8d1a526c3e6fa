import type { ExportFormat, WalletExport } from '@sampan/contract'
import { useEffect, useEffectEvent, useState } from 'react'
import { useAct, useSync } from '../../app/sync/index.ts'
import { useLanguage } from '../../locales/useLanguage.ts'
import { type Filter, toInput } from './filters.ts'

export interface Exporting {
  /** The one under way or finished; undefined before one was begun. */
  export: WalletExport | undefined
  busy: boolean
  start: (format: ExportFormat, filter: Filter) => void
  cancel: () => void
  /** Back to the choice of a format. */
  forget: () => void
}

const LOOK_EVERY_MS = 400

/** Has the server make a file of the statement, and asks how far it is. It goes on while the sheet is closed. */
export function useExport(): Exporting {
  const { api } = useSync()
  const language = useLanguage()
  const { act, pending } = useAct()
  const [made, setMade] = useState<WalletExport>()
  const underWay = made !== undefined && (made.state === 'waiting' || made.state === 'working')
  const exportId = made?.id

  const look = useEffectEvent(async (id: string) => {
    try {
      setMade((await api.call('wallet.getExport', { exportId: id })).export)
    } catch {
      // Offline for a moment: it is asked again.
    }
  })
  useEffect(() => {
    if (!underWay || exportId === undefined) return
    const timer = setInterval(() => void look(exportId), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [underWay, exportId])

  return {
    export: made,
    busy: pending,
    start: (format, filter) =>
      void act(
        () => api.call('wallet.startExport', { format, language, ...toInput(filter, new Date()) }),
        (answer) => setMade(answer.export),
      ),
    cancel: () => {
      if (exportId === undefined) return
      void act(
        () => api.call('wallet.cancelExport', { exportId }),
        () => setMade(undefined),
      )
    },
    forget: () => setMade(undefined),
  }
}

/** Where the finished file is; the browser's cookie opens it. */
export const exportUrl = (exportId: string): string =>
  `/api/wallet.fetchExport?exportId=${encodeURIComponent(exportId)}`
