import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ProgramStage, stageProgram } from '../../../../testkit/miniPrograms/stage.ts'
import { connectChromium } from '../../../../testkit/sharedChromium.ts'
import { ways } from './hostileProgram.ts'

// A program that tries every way out that a Worker could have. Each way has a name; all must end in 'refused'. A way that
// neither leads anywhere nor fails is 'unanswered', so that a slow one is not taken for a closed one.
const hostileApp = `
${ways}
const site = 'http://127.0.0.1:9'
const APP = wx.getLaunchOptionsSync().query.origin
way('fetch elsewhere', () => g.fetch(site).then((r) => r.status))
way('fetch of the app', () => g.fetch(APP + '/files/manifest.json').then((r) => r.status))
way('fetch without cors', () => g.fetch(APP + '/pictures/token', { mode: 'no-cors' }).then((r) => r.type))
way('XMLHttpRequest', () => new Promise((yes, no) => { const x = new g.XMLHttpRequest(); x.onload = () => yes(x.status); x.onerror = no; x.open('GET', APP + '/files/manifest.json'); x.send() }))
way('synchronous XMLHttpRequest', () => { const x = new g.XMLHttpRequest(); x.open('GET', APP + '/files/manifest.json', false); x.send(); return x.status })
way('WebSocket', () => new Promise((yes, no) => { const s = new g.WebSocket(APP.replace('http', 'ws')); s.onopen = () => yes('open'); s.onerror = no }))
way('EventSource', () => new Promise((yes, no) => { const s = new g.EventSource(APP); s.onopen = () => yes('open'); s.onerror = no }))
way('WebTransport', () => new g.WebTransport(site.replace('http', 'https')).ready.then(() => 'ready'))
way('importScripts of the app', () => { g.importScripts(APP + '/stage.js'); return 'ran' })
way('importScripts of data', () => { g.importScripts('data:text/javascript,globalThis.fromData=1'); return g.fromData })
way('dynamic import', () => new g.Blob && g.eval('import("' + APP + '/stage.js")').then(() => 'ran'))
way('eval', () => g.eval('1+1'))
way('new Function', () => new (function () {}).constructor('return 2')())
way('text in setTimeout', () => new Promise((yes, no) => { g.setTimeout('globalThis.fromText=1', 0); setTimeout(() => g.fromText ? yes('ran') : no(), 0) }))
way('WebAssembly from bytes of its own', () => g.WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled'))
way('IndexedDB', () => new Promise((yes, no) => { const r = g.indexedDB.open('x'); r.onsuccess = () => yes('open'); r.onerror = no }))
way('Cache storage', () => g.caches.open('x').then(() => 'open'))
way('Private files', () => g.navigator.storage.getDirectory().then(() => 'open'))
way('Locks', () => g.navigator.locks.request('x', () => 'held'))
way('cookies', () => g.cookieStore && g.cookieStore.getAll().then((all) => 'read ' + all.length))
way('document', () => g.document)
way('parent window', () => g.parent)
way('top window', () => g.top)
way('localStorage', () => g.localStorage)
way('open', () => g.open && g.open(site))
way('sendBeacon', () => g.navigator.sendBeacon && g.navigator.sendBeacon(APP))
way('WebRTC', () => g.RTCPeerConnection)
way('service worker', () => g.navigator.serviceWorker)
way('shared worker', () => new g.SharedWorker(APP + '/stage.js'))
way('a Worker of the app’s script', () => new Promise((yes, no) => { const w = new g.Worker(APP + '/stage.js'); w.onmessage = () => yes('ran'); w.onerror = no }))
way('the network from a Worker in the Worker', () => new Promise((yes, no) => {
  const w = new g.Worker(URL.createObjectURL(new Blob(['fetch("' + APP + '/pictures/token").then((r) => postMessage(r.status), () => postMessage(null))'])))
  w.onmessage = ({ data }) => data === null ? no() : yes(data); w.onerror = no
}))
way('a font of the web', () => new g.FontFace('x', 'url(' + APP + '/pictures/token)').load().then(() => 'loaded'))
way('notifications', () => g.Notification && g.Notification.permission === 'granted')
way('clipboard of the browser', () => g.navigator.clipboard && g.navigator.clipboard.readText())
way('USB', () => g.navigator.usb && g.navigator.usb.getDevices().then((all) => all.length > 0))
way('WebGPU', () => g.navigator.gpu && g.navigator.gpu.requestAdapter().then((found) => found && 'adapter'))
// The port to the host is caught by a program that puts its own function in the place of postMessage.
let port = null
const real = g.MessagePort.prototype.postMessage
g.MessagePort.prototype.postMessage = function (...args) { port = this; return real.apply(this, args) }
wx.setStorage({ key: 'a', data: 1 })
g.MessagePort.prototype.postMessage = real
const answers = {}
if (port) port.addEventListener('message', ({ data }) => { if (data.kind === 'answer') answers[data.answer.number] = data.answer })
const send = (name, args, number) => real.call(port, { kind: 'call', call: { number, name, args } })
// Calls are judged in their order: once the last one, a good one, is answered, so is each before it that ever will be.
const allJudged = new Promise((resolve) => port.addEventListener('message', ({ data }) => {
  if (data.kind === 'answer' && data.answer.number === 200000) resolve()
}))
const forge = (name, args, number) => {
  way('forged call ' + name + ' ' + number, async () => {
    send(name, args, number)
    await allJudged
    const answer = answers[number]
    return answer && 'result' in answer && 'an answer'
  })
}
// These two must come through: they show that the ways above are tried as they should be.
way('control: what answers', () => APP.startsWith('http://127.0.0.1:') && 'the app')
forge('storage.set', { key: 'b', value: '1' }, 100000)
forge('storage.set', { key: 'b', value: '"replayed"' }, 1)
forge('storage.set', { key: 'b', value: '"text"' }, 'x')
forge('storage.set', { key: 5, value: {} }, 100001)
forge('storage.set', { key: 'k', value: '1', more: true }, 100002)
forge('storage.set', { key: 'k'.repeat(3000000), value: '1' }, 100003)
forge('__proto__', {}, 100004)
forge('constructor', {}, 100005)
forge('toString', {}, 100006)
forge('member.everything', {}, 100007)
forge('', null, 100008)
send('storage.set', { key: 'c', value: '2' }, 200000)
way('files of the server', () => new Promise((yes, no) => {
  port.addEventListener('message', ({ data }) => {
    if (data.kind !== 'loaded' || data.id !== 9001) return
    const paths = (data.scripts || []).map(({ path }) => path)
    paths.length === 0 ? no() : yes(paths)
  })
  real.call(port, { kind: 'load', id: 9001, scripts: ['../../stage.js', '/stage.js', 'secret.txt'], styles: ['../../x'] })
}))
// Forged operations for the frame.
g.postMessage({ kind: 'operations', operations: [
  1, 900001, 'script', 1, 900002, 'iframe', 1, 900003, 'img', 2, 900004, 'iframe', 'x', 2, 900005, 'script', '', 2, 900006, 'svg', '',
  1, 900007, 'view', 16, 900007, 'onclick', 'alert(1)', 16, 900007, 'srcdoc', '<script>1</script>', 16, 900007, 'href', 'javascript:1', 16, 900007, 'src', APP,
  15, 900007, 'background:url(' + APP + '/beacon-style);position:fixed;inset:0;z-index:2147483647', 13, 900007, 'forged',
  3, 900008, '<img src=x onerror=alert(1)>', 14, 900007, 'x',
  5, 1, 900001, 5, 1, 900002, 5, 1, 900003, 5, 1, 900004, 5, 1, 900005, 5, 1, 900006, 5, 1, 900007, 5, 900007, 900008,
  5, 900007, 900007, 5, 900008, 900007, 99, 1, 2, 3,
] })
g.postMessage({ kind: 'ask', id: 77, name: '__proto__', args: null })
g.postMessage({ kind: 'ask', id: 78, name: 'constructor', args: null })
g.postMessage({ kind: 'tell', name: 'toString', args: null })
g.postMessage({ kind: 'operations', operations: 'text' })
g.postMessage(null)
g.postMessage({ kind: 'operations', operations: [22, {}, null, 22, -1, { window: null }, 5, 'a', {}, 15, null] })
Object.prototype.polluted = 'yes'
new g.BroadcastChannel('app').postMessage('hello')
App({ async onShow() { const all = {}; for (const name in out) if (Object.hasOwn(out, name)) all[name] = await out[name]; console.log('OUT ' + JSON.stringify(all)) } })
`

let browser: Browser
let stage: ProgramStage
let outcomes: Record<string, string>
const asked: string[] = []
let heard: unknown[]

beforeAll(async () => {
  browser = await connectChromium()
  stage = await stageProgram(browser, {
    'app.json': '{"pages":["a"]}',
    'app.js': `const started = 1\nrequire('./hostile.js')`,
    'hostile.js': hostileApp,
    'a.wxml': '<view id="fine">fine</view>',
    'a.wxss':
      '@import url(http://127.0.0.1:9/beacon-import.css); .x { background: url(http://127.0.0.1:9/beacon-sheet) }',
    'a.js': 'Page({})',
  })
  await stage.page.evaluate(() => {
    const channel = new BroadcastChannel('app')
    Object.assign(globalThis, { heard: [] })
    channel.onmessage = ({ data }) => Reflect.get(globalThis, 'heard').push(data)
  })
  stage.page.on('request', (request) => asked.push(request.url()))
  const opening = stage.open({ query: { origin: new URL(stage.page.url()).origin } })
  const said = await stage.page.waitForEvent('console', {
    predicate: (message) => message.text().startsWith('OUT '),
    timeout: 40_000,
  })
  const line = said.text()
  outcomes = JSON.parse(line.slice(line.indexOf('OUT ') + 'OUT '.length)) as Record<string, string>
  await opening
  heard = await stage.page.evaluate(() => Reflect.get(globalThis, 'heard') as unknown[])
}, 90_000)
afterAll(async () => {
  await stage?.close()
  await browser.close()
})

test('no way out of the Worker leads anywhere', () => {
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused')).toEqual([
    ['control: what answers', 'reached the app'],
    ['forged call storage.set 100000', 'reached an answer'],
  ])
  expect(Object.keys(outcomes).length).toBeGreaterThanOrEqual(45)
})

test('of forged calls only the good ones have changed anything', async () => {
  const kept = await stage.page.evaluate(() => [
    ...(globalThis as unknown as { stage: { storage: Map<string, string> } }).stage.storage,
  ])
  expect(kept).toEqual([
    ['a', '1'],
    ['b', '1'],
    ['c', '2'],
  ])
})

test('forged operations make no markup, no script and no address', async () => {
  const frame = stage.frame()
  const markup = await frame.locator('.mp-content').first().innerHTML()
  expect(markup).not.toMatch(/<(script|iframe|img|svg|object|embed|a)\b/i)
  expect(markup).not.toMatch(/\son\w+=|srcdoc|javascript:|href=/i)
  expect(await frame.locator('#fine').textContent()).toBe('fine')
})

test('nothing was asked of the network but files of the program and its pictures', () => {
  expect(asked.filter((url) => url.includes('beacon') && !url.includes('/pictures/'))).toEqual([])
  expect(asked.filter((url) => url.startsWith('http://127.0.0.1:9'))).toEqual([])
})

test('the window around it hears nothing, and its objects are its own', async () => {
  expect(heard).toEqual([])
  expect(await stage.page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined()
  expect(await stage.frame().evaluate(() => [location.origin, self.origin, Reflect.get({}, 'polluted')])).toEqual([
    expect.anything(),
    'null',
    undefined,
  ])
})

test('the frame reaches neither the window nor its storage', async () => {
  const reached = await stage.frame().evaluate(() => {
    const attempt = (act: () => unknown) => {
      try {
        return act() === undefined ? 'refused' : 'reached'
      } catch {
        return 'refused'
      }
    }
    return [
      attempt(() => window.parent.document),
      attempt(() => window.top?.location.href),
      attempt(() => localStorage),
      attempt(() => document.cookie),
      attempt(() => indexedDB.open('x')),
    ]
  })
  expect(reached).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
})
