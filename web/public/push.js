// Part of the service worker: shows what the server pushes while the app is closed. See server/src/modules/push/README.md.

/** A page that a person looks at shows by itself what comes. */
async function isLookedAt() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return pages.some((page) => page.visibilityState === 'visible' && page.focused)
}

async function show(notice) {
  const { title, body, tag, url, badge, language, strong = false } = notice
  if ('setAppBadge' in self.navigator) await self.navigator.setAppBadge(badge).catch(() => {})
  if (await isLookedAt()) return
  await self.registration.showNotification(title, {
    body,
    tag,
    renotify: true,
    // What must not be missed stays until somebody dismisses it.
    requireInteraction: strong,
    ...(strong && { vibrate: [300, 100, 300, 100, 300] }),
    lang: language,
    dir: 'auto',
    icon: strong ? '/icons/alert-192.png' : '/icons/icon-192.png',
    badge: '/icons/badge-96.png',
    timestamp: Date.now(),
    data: { url },
  })
}

self.addEventListener('push', (event) => {
  if (event.data) event.waitUntil(show(event.data.json()))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { url } = event.notification.data ?? {}
  const path = typeof url === 'string' && url.startsWith('/') && !url.startsWith('//') ? url : '/chats'
  event.waitUntil(
    (async () => {
      const pages = await self.clients.matchAll({ type: 'window' })
      const page = pages[0]
      if (!page) {
        await self.clients.openWindow(path)
        return
      }
      page.postMessage({ type: 'sampan:open', path })
      // Some browsers let only a press do so.
      await page.focus().catch(() => {})
    })(),
  )
})

// The browser renewed the subscription by itself: the server must hear of it, though no page is open.
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(
    (async () => {
      const options = event.oldSubscription?.options
      const subscription =
        event.newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)))
      if (!subscription) return
      const { endpoint, keys } = subscription.toJSON()
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
      await fetch('/api/push.subscribe', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth, timeZone }),
      })
    })(),
  )
})
