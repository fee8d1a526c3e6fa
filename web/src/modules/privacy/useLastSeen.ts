import { useTranslation } from 'react-i18next'
import { useAsk, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'

const RECENTLY_MS = 10 * 60_000

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString()
const dayBefore = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate() - 1)

/** When someone who is not online was last there, in words; undefined where it is not known, or not to be known. */
export function useLastSeen(memberId: string | null, isOnline: boolean): string | undefined {
  const { t } = useTranslation('chat')
  const { api } = useSync()
  const { link } = useStatus()
  const formats = useFormats()
  const now = useNow()
  const isAsked = memberId !== null && !isOnline && link === 'online'
  // Asked again when they go.
  const asked = useAsk(
    async () => (isAsked ? (await api.call('privacy.getLastSeen', { memberId })).lastSeenAt : null),
    `${memberId} ${isAsked}`,
  )
  if (asked.state !== 'answered' || asked.answer === null) return undefined
  const at = new Date(asked.answer)
  if (now.getTime() - at.getTime() < RECENTLY_MS) return t('seen.recently')
  if (isSameDay(at, now)) return t('seen.today', { time: formats.time(at) })
  if (isSameDay(at, dayBefore(now))) return t('seen.yesterday', { time: formats.time(at) })
  return t('seen.on', { date: formats.date(at) })
}
