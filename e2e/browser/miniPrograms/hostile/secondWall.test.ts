import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Frame } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { useStages } from '../../../../testkit/miniPrograms/useStages.ts'
import { hostile, outcomesOf, reached, ways } from './hostileProgram.ts'

// No script of a program ever runs in its frame. If one did, this is the wall behind that one: the frame has no origin, no
// network and no way up. The same ways are tried in the window around it, where each leads somewhere: they are real ways.

const stages = useStages()

/** Somebody else's: answers whatever is asked, so that each way out would arrive. */
const heard: string[] = []
const other = createServer((request, response) => {
  heard.push(request.url ?? '')
  const isPage = request.url?.startsWith('/page') === true
  response.writeHead(200, {
    'access-control-allow-origin': '*',
    'content-type': isPage ? 'text/html' : 'image/svg+xml',
    // What a page needs to measure its memory, and to share it.
    ...(request.url === '/page-isolated' && {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    }),
  })
  const page = `<script>parent.postMessage('a page of the web', '*')</script>`
  response.end(isPage ? page : '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
})
await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  other.closeAllConnections()
  other.close()
})
const site = `http://127.0.0.1:${(other.address() as AddressInfo).port}`

/** A frame within is heard before its own `load`, and what this window tells itself comes after what it heard. */
const framed = `
function framed(change) {
  return new Promise((resolve, reject) => {
    const inner = document.createElement('iframe')
    addEventListener('message', ({ data }) => {
      if (typeof data === 'string' && data.startsWith('a page')) resolve(data)
      if (data === inner.name) reject(new Error('nothing came'))
    })
    inner.name = 'after ' + Math.random()
    inner.onload = () => postMessage(inner.name, '*')
    change(inner)
    document.body.append(inner)
  })
}
`

const out = `
way('fetch', () => fetch('${site}/fetch').then(({ status }) => status))
way('a beacon', () => new Promise((yes, no) => { const p = new Image(); p.onload = () => yes('loaded'); p.onerror = no; p.src = '${site}/picture' }))
way('a style sheet', () => new Promise((yes, no) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.onload = () => yes('loaded'); l.onerror = no; l.href = 'data:text/css,a{}'; document.head.append(l) }))
way('styles written into the page', () => { const s = document.createElement('style'); s.textContent = 'html{--leak:1}'; document.head.append(s); return getComputedStyle(document.documentElement).getPropertyValue('--leak') === '1' && 'styled' })
way('a script written into the page', () => { const s = document.createElement('script'); s.textContent = 'globalThis.ranHere = 1'; document.head.append(s); return g.ranHere && 'ran' })
way('a handler in markup', () => { const b = document.createElement('b'); b.setAttribute('onclick', 'globalThis.clicked = 1'); b.click(); return g.clicked && 'ran' })
way('a frame with a page of the web', () => framed((inner) => { inner.src = '${site}/page' }))
way('a frame by srcdoc', () => framed((inner) => { inner.srcdoc = '<script>parent.postMessage("a page by srcdoc", "*")</' + 'script>' }))
way('a frame by srcdoc with a wider sandbox', () => framed((inner) => { inner.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-top-navigation'); inner.srcdoc = '<script>parent.postMessage("a page by srcdoc", "*")</' + 'script>' }))
way('a frame of data', () => framed((inner) => { inner.src = 'data:text/html,<script>parent.postMessage("a page of data", "*")</' + 'script>' }))
way('a frame of a blob', () => framed((inner) => { inner.src = URL.createObjectURL(new Blob(['<script>parent.postMessage("a page of a blob", "*")</' + 'script>'], { type: 'text/html' })) }))
way('a window', () => { const made = open('about:blank'); if (made !== null) made.close(); return made !== null && 'opened' })
way('service workers', () => navigator.serviceWorker.getRegistrations().then(() => 'listed'))
way('a shared worker', () => new Promise((yes, no) => { const w = new SharedWorker(URL.createObjectURL(new Blob(['onconnect = ({ ports: [p] }) => p.postMessage("shared")']))); w.onerror = no; w.port.onmessage = ({ data }) => yes(data) }))
way('locks', () => navigator.locks.request('a', () => 'held'))
way('a camera', () => navigator.mediaDevices.getUserMedia({ video: true }).then((stream) => { for (const track of stream.getTracks()) track.stop(); return 'filmed' }))
way('storage that lasts', () => navigator.storage.getDirectory().then(() => 'a folder'))
way('caches', () => caches.open('a').then(() => caches.delete('a')).then(() => 'opened'))
way('IndexedDB', () => new Promise((yes, no) => { const r = indexedDB.open('a-wall'); r.onsuccess = () => { r.result.close(); yes('opened') }; r.onerror = no }))
way('cookies', () => { document.cookie = 'a=1'; return document.cookie.includes('a=1') && 'kept' })
way('connections', () => g.RTCPeerConnection && 'there')
way('connections of a fresh frame', () => { const f = document.createElement('iframe'); document.body.append(f); return f.contentWindow.RTCPeerConnection && 'there' })
`

const tryIn = (frame: Frame) =>
  frame.evaluate(`(async () => {
${ways}
${framed}
${out}
const all = {}
for (const name of Object.keys(out)) all[name] = await out[name]
return all
})()`) as Promise<Record<string, string>>

test('a script in the frame would reach nobody: what the window can, it cannot', async () => {
  const stage = await stages.open(hostile(''))
  const frame = await stage.open()
  const inFrame = await tryIn(frame)
  expect(reached(inFrame)).toEqual({})
  expect(heard).toEqual([])

  const around = await tryIn(stage.page.mainFrame())
  expect(Object.entries(around).filter(([, outcome]) => !outcome.startsWith('reached'))).toEqual([])
  expect(Object.keys(around)).toEqual(Object.keys(inFrame))
  expect(heard).toEqual(expect.arrayContaining(['/fetch', '/picture', '/page']))
}, 60_000)

test('it would not lead the window elsewhere', async () => {
  const stage = await stages.open(hostile(''))
  const frame = await stage.open()
  const address = stage.page.url()
  const before = await stage.page.evaluate(() => {
    history.pushState(null, '', '#one')
    history.pushState(null, '', '#two')
    return { address: location.href, length: history.length }
  })
  expect(before.address).toBe(`${address}#two`)
  const outcomes = (await frame.evaluate(`(async () => {
${ways}
way('its address', () => { parent.location.href = '${site}/page'; return 'led' })
way('its place in the page', () => { parent.location.hash = '#three'; return 'led' })
way('another in its place', () => { top.location.replace('${site}/page'); return 'led' })
way('its history', () => parent.history.length)
way('what it holds', () => parent.document)
way('its end', () => { parent.close(); return parent.closed && 'closed' })
way('a window of its name', () => open('${site}/page', '_top'))
way('a link out of it', () => { const a = document.createElement('a'); a.href = '${site}/page'; a.target = '_top'; document.body.append(a); a.click(); return false })
way('a form out of it', () => { const f = document.createElement('form'); f.action = '${site}/page'; f.target = '_top'; document.body.append(f); f.submit(); return false })
const all = {}
for (const name of Object.keys(out)) all[name] = await out[name]
return all
})()`)) as Record<string, string>
  expect(reached(outcomes)).toEqual({})
  expect(await stage.page.evaluate(() => ({ address: location.href, length: history.length }))).toEqual(before)
  // Nor back: the window goes two steps when it says so itself, and has gone none before.
  await stage.page.evaluate(() => {
    const places: string[] = []
    Object.assign(globalThis, { places })
    addEventListener('popstate', () => places.push(location.hash))
  })
  await frame.evaluate(() => {
    history.back()
    history.go(-1)
  })
  await stage.page.evaluate(() => history.go(-2))
  await expect.poll(() => stage.page.evaluate('places')).toEqual([''])
  expect(stage.page.url()).toBe(address)
})

test('two programs’ frames hear nothing of each other, each only itself', async () => {
  const stage = await stages.open(hostile(''))
  const first = await stage.open({ program: 'first' })
  const listen = `globalThis.heard = []; new BroadcastChannel('programs').onmessage = ({ data }) => heard.push(data)`
  await first.evaluate(listen)
  await stage.page.evaluate(listen)
  const second = await stage.open({ program: 'second' })
  expect(second).not.toBe(first)
  // What it tells itself came: whoever could hear it has been told as well.
  await second.evaluate(
    () =>
      new Promise((resolve) => {
        new BroadcastChannel('programs').onmessage = resolve
        new BroadcastChannel('programs').postMessage('from the second')
      }),
  )
  expect(await first.evaluate('heard')).toEqual([])
  expect(await stage.page.evaluate('heard')).toEqual([])
  await first.evaluate(`new BroadcastChannel('programs').postMessage('from the first')`)
  await expect.poll(() => first.evaluate('heard')).toEqual(['from the first'])
})

test('memory is neither measured nor shared, so that no clock is finer than the browser’s', async () => {
  const stage = await stages.open(
    hostile(`
way('measuring memory', () => g.performance.measureUserAgentSpecificMemory)
way('shared memory', () => g.SharedArrayBuffer)
way('shared memory by WebAssembly', () => new g.WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer.constructor.name === 'SharedArrayBuffer' && g.postMessage(null) === undefined && g.crossOriginIsolated)
way('isolation', () => g.crossOriginIsolated)
told()`),
  )
  expect(reached(await outcomesOf(stage))).toEqual({})
  const measured = `[typeof performance.measureUserAgentSpecificMemory, typeof SharedArrayBuffer, crossOriginIsolated]`
  expect(await stage.frame().evaluate(measured)).toEqual(['undefined', 'undefined', false])
  // A page that is alone in its process may do both.
  const alone = await stage.page.context().newPage()
  await alone.goto(`${site}/page-isolated`)
  expect(await alone.evaluate(measured)).toEqual(['function', 'function', true])
})
