// Part of the service worker: keeps pictures and voices of messages, so that they are there offline and at once. The
// server tells the browser to keep none of them, so that what was taken back or has disappeared is nowhere: the app takes
// it out of here (web/src/sync/media.ts).
const KEPT = 'sampan-files'
const KEPT_MAX = 600
const BYTES_MAX = 4 * 1024 * 1024

/** What the server lets the app keep; see server/src/gateway/http/files.ts. */
const mayKeep = (response) =>
  response.status === 200 &&
  response.headers.get('sampan-kept-by') === 'app' &&
  Number(response.headers.get('content-length')) <= BYTES_MAX

async function keep(request, response) {
  const cache = await caches.open(KEPT)
  await cache.put(request, response)
  const keys = await cache.keys()
  // Those that were put in first come first.
  for (const old of keys.slice(0, Math.max(0, keys.length - KEPT_MAX))) await cache.delete(old)
}

async function answer(event) {
  const { request } = event
  const kept = await caches.match(request, { cacheName: KEPT })
  if (kept) return kept
  const response = await fetch(request)
  if (mayKeep(response)) event.waitUntil(keep(request, response.clone()).catch(() => {}))
  return response
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname !== '/api/files.fetchFile') return
  // Videos ask for parts, and what is saved goes where the person wants it.
  if (request.headers.has('range') || (request.destination !== 'image' && request.destination !== '')) return
  event.respondWith(answer(event))
})

// The first page too, not just the next one.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
