import { lazy, Suspense, useEffect } from 'react'
import { useLocation } from 'wouter'
import { useLive, useStatus, useSync } from '../sync/index.ts'
import { clearShown, keepPush } from './subscription.ts'

// It looks at the whole list of chats: only for those who want to be alerted.
const AlertKeeper = lazy(async () => ({ default: (await import('./AlertKeeper.tsx')).AlertKeeper }))

const TELL_EVERY_MS = 60_000
/** A page that nobody has touched for so long is not looked at, though it is open. */
const IDLE_MS = 5 * 60_000

/**
 * Behind the screens: keeps the subscription, says whether a person is looking, counts on the app's icon, and opens what a
 * notification leads to. What fails here is tried again with the next session.
 */
export function NotificationKeeper() {
  const { api } = useSync()
  const { link } = useStatus()
  const [path, navigate] = useLocation()
  const isOnline = link === 'online'
  const { unread, alerting = false } = useLive((queries) => queries.waiting()) ?? {}
  const memberId = useLive((queries) => queries.self())?.member.id

  useEffect(() => {
    if (isOnline && memberId !== undefined) keepPush(api, memberId).catch(() => undefined)
  }, [api, isOnline, memberId])

  useEffect(() => {
    if (!isOnline) return
    let touchedAt = Date.now()
    let told = false
    const touch = () => {
      touchedAt = Date.now()
    }
    const tell = () => {
      const awake = document.visibilityState === 'visible' && Date.now() - touchedAt < IDLE_MS
      if (!awake && !told) return
      told = awake
      api.call('push.setAwake', { awake }).catch(() => undefined)
    }
    tell()
    const timer = setInterval(tell, TELL_EVERY_MS)
    const turned = () => {
      touch()
      tell()
    }
    document.addEventListener('visibilitychange', turned)
    for (const name of ['pointerdown', 'keydown'] as const) document.addEventListener(name, touch, { passive: true })
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', turned)
      for (const name of ['pointerdown', 'keydown'] as const) document.removeEventListener(name, touch)
    }
  }, [api, isOnline])

  useEffect(() => {
    if (unread === undefined || !('setAppBadge' in navigator)) return
    navigator.setAppBadge(unread).catch(() => undefined)
  }, [unread])

  useEffect(() => {
    const tag = /^\/chats\/([0-9a-f-]{36})/.exec(path)?.[1]
    if (tag !== undefined) clearShown(tag).catch(() => undefined)
  }, [path])

  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'sampan:open') return
      if ('path' in data && typeof data.path === 'string' && data.path.startsWith('/')) navigate(data.path)
    }
    navigator.serviceWorker.addEventListener('message', hear)
    return () => navigator.serviceWorker.removeEventListener('message', hear)
  }, [navigate])

  return alerting ? (
    <Suspense>
      <AlertKeeper />
    </Suspense>
  ) : null
}
