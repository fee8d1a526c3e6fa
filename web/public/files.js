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

/** By its address alone: a part of it is cut from the whole. */
async function whole(event) {
  const { url } = event.request
  const kept = await caches.match(url, { cacheName: KEPT })
  if (kept) return kept
  const response = await fetch(url, { credentials: 'same-origin', signal: event.request.signal })
  if (mayKeep(response)) event.waitUntil(keep(url, response.clone()).catch(() => {}))
  return response
}

/** Players ask for parts (RFC 9110, one range). */
async function answer(event) {
  const response = await whole(event)
  const [, first, last = ''] = /^bytes=(\d+)-(\d*)$/.exec(event.request.headers.get('range') ?? '') ?? []
  if (first === undefined || response.status !== 200) return response
  const bytes = await response.blob()
  const from = Number(first)
  const until = last === '' ? bytes.size - 1 : Math.min(Number(last), bytes.size - 1)
  if (from > until) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes.size}` } })
  return new Response(bytes.slice(from, until + 1, bytes.type), {
    status: 206,
    headers: {
      'content-type': bytes.type,
      'content-range': `bytes ${from}-${until}/${bytes.size}`,
      'content-length': String(until + 1 - from),
      'accept-ranges': 'bytes',
    },
  })
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin || pathname !== '/api/files.fetchFile') return
  // Videos are too large, and what is saved goes where the person wants it.
  if (!['image', 'audio', ''].includes(request.destination)) return
  event.respondWith(answer(event))
})

// The first page too, not just the next one.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
