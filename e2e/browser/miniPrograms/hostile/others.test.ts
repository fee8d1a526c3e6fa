import { expect, test } from 'vitest'
import { useStages } from '../../../../testkit/miniPrograms/useStages.ts'
import type { StageWindow } from '../../../../testkit/miniPrograms/window.ts'
import { hostile, outcomesOf, reached } from './hostileProgram.ts'

// What one program could learn of another that is open beside it, and what a program could do once it is closed.

const stages = useStages()

/** Leaves a secret wherever a program may leave something, and listens wherever one may be heard. */
const left = `
wx.setStorageSync('secret', 'of the first')
const files = wx.getFileSystemManager()
files.writeFileSync(wx.env.USER_DATA_PATH + '/secret.txt', 'of the first', 'utf8')
const channel = new g.BroadcastChannel('programs')
channel.onmessage = ({ data }) => console.log('HEARD ' + data)
const blob = URL.createObjectURL(new Blob(['of the first']))
globalThis.secret = 'of the first'
console.log('LEFT ' + blob)
`

test('storage, files, blobs, channels and globals of one program are not another’s', async () => {
  const stage = await stages.open(
    hostile(`
if (wx.getLaunchOptionsSync().query.first) { ${left} } else {
  const files = wx.getFileSystemManager()
  const read = (path) => () => files.readFileSync(path, 'utf8')
  way('its storage', () => wx.getStorageSync('secret') || null)
  way('names of its storage', () => wx.getStorageInfoSync().keys.length > 0 && 'some')
  way('its files', read(wx.env.USER_DATA_PATH + '/secret.txt'))
  way('its files by a way around', read(wx.env.USER_DATA_PATH + '/../first/secret.txt'))
  way('its blobs', () => { const x = new g.XMLHttpRequest(); x.open('GET', wx.getLaunchOptionsSync().query.blob, false); x.send(); return x.responseText })
  way('its blobs by fetch', () => g.fetch(wx.getLaunchOptionsSync().query.blob).then((answer) => answer.text()))
  way('its globals', () => globalThis.secret)
  way('its caches', () => g.caches.keys().then((all) => all.length > 0))
  way('its locks', () => g.navigator.locks.query().then(() => 'asked'))
  new g.BroadcastChannel('programs').postMessage('from the second')
  way('control: storage of its own', () => { wx.setStorageSync('mine', 'mine'); return wx.getStorageSync('mine') })
  way('control: files of its own', () => { files.writeFileSync(wx.env.USER_DATA_PATH + '/mine.txt', 'mine', 'utf8'); return files.readFileSync(wx.env.USER_DATA_PATH + '/mine.txt', 'utf8') })
  way('control: a channel of its own', () => new Promise((yes) => { const a = new g.BroadcastChannel('own'); a.onmessage = ({ data }) => yes(data); new g.BroadcastChannel('own').postMessage('mine') }))
  toldAfter(() => {
  way('its files by the host', () => call(500, 'files.load', { source: 'wxfile://usr/secret.txt', kind: 'file' }).then(({ result }) => result && 'a file'))
    way('control: a file of its own by the host', () => call(502, 'files.load', { source: 'wxfile://usr/mine.txt', kind: 'file' }).then(({ result }) => result && 'a file'))
  })
}`),
  )
  await stage.open({ program: 'first', query: { first: 'yes' } })
  await expect.poll(() => stage.console.find((line) => line.includes('LEFT blob:'))).toBeDefined()
  const blob = /blob:\S+/.exec(stage.console.find((line) => line.includes('LEFT blob:')) ?? '')?.[0] ?? ''
  const outcomes = await outcomesOf(stage, { program: 'second', query: { blob } })
  expect(reached(outcomes)).toEqual({
    'control: storage of its own': 'reached mine',
    'control: files of its own': 'reached mine',
    'control: a channel of its own': 'reached mine',
    'control: a file of its own by the host': 'reached a file',
  })
  expect(stage.console.filter((line) => line.includes('HEARD'))).toEqual([])
  // The same program once more finds what it has left.
  const again = await stages.open(
    hostile(`console.log('FOUND ' + wx.getStorageSync('kept')); wx.setStorageSync('kept', 'here')`),
  )
  await again.open({ program: 'third' })
  await again.open({ program: 'third' })
  await expect.poll(() => again.console.some((line) => line.includes('FOUND here'))).toBe(true)
})

test('a closed program does nothing any more, and its calls change nothing', async () => {
  const stage = await stages.open(
    hostile(`
setInterval(() => { wx.setStorage({ key: 'beat', data: Date.now() }); console.log('BEAT') }, 20)
const channel = new g.MessageChannel()
console.log('PORT ' + String(port() !== null))`),
  )
  await stage.open()
  await expect.poll(() => stage.console.some((line) => line.includes('BEAT'))).toBe(true)
  const closed = await stage.page.evaluate(async () => {
    const { stage } = globalThis as unknown as { stage: StageWindow }
    stage.handles[0]?.close()
    stage.storage.clear()
    const beats = () =>
      stage.told.filter(([name, , text]) => name === 'console' && String(text).includes('BEAT')).length
    const before = beats()
    // Long enough for a hundred more.
    const until = performance.now() + 2_000
    while (performance.now() < until) await new Promise((resolve) => requestAnimationFrame(resolve))
    return {
      more: beats() - before,
      kept: [...stage.storage.keys()],
      workers: document.querySelectorAll('iframe').length,
    }
  })
  expect(closed).toMatchObject({ more: 0, kept: [] })
  expect(closed.workers).toBeLessThanOrEqual(1)
})

test('calls that were answered once are not answered again, and none is answered to another program', async () => {
  const stage = await stages.open(
    hostile(`
port()
const first = call(1000, 'storage.set', { key: 'a', value: '1' })
way('control: a call with a new number', () => first.then(({ result, error }) => error === undefined && 'answered'))
way('the same number again', async () => { await first; delete answers[1000]; const { error } = await call(1000, 'storage.set', { key: 'a', value: '"replayed"' }); return error === undefined && 'answered' })
way('a smaller number', async () => { await first; const { error } = await call(999, 'storage.set', { key: 'a', value: '"older"' }); return error === undefined && 'answered' })
way('a number that is none', async () => { await first; const { error } = await call(NaN, 'storage.set', { key: 'a', value: '"none"' }); return error === undefined && 'answered' })
way('a port of its own in the place of the host’s', async () => {
  const own = new g.MessageChannel()
  let came = false
  own.port1.onmessage = () => { came = true }
  g.postMessage('mp-frame-ports', [own.port2])
  g.dispatchEvent(new g.MessageEvent('message', { data: 'mp-frame-ports', ports: [] }))
  await call(2000, 'storage.set', { key: 'b', value: '2' })
  return came && 'connected'
})
way('a greeting of the frame', () => { g.postMessage('mp-frame-ready'); return false })
told()`),
  )
  const outcomes = await outcomesOf(stage)
  expect(reached(outcomes)).toEqual({ 'control: a call with a new number': 'reached answered' })
  const kept = await stage.page.evaluate(() => [...(globalThis as unknown as { stage: StageWindow }).stage.storage])
  expect(kept).toContainEqual(['a', '1'])
})

test('who said no is not asked again, and what needs a touch is not done without one', async () => {
  const stage = await stages.open(
    hostile(`
const location = () => wx.getLocation({ type: 'wgs84' }).then(() => 'a place')
way('a place, after no', location)
way('a place, asked again and again', async () => { for (let i = 0; i < 20; i += 1) await location().catch(() => undefined); return location() })
way('a place by authorize', () => wx.authorize({ scope: 'scope.userLocation' }).then(() => 'allowed'))
way('a scope that is none', () => wx.authorize({ scope: 'scope.everything' }).then(() => 'allowed'))
way('the clipboard, after no', () => wx.getClipboardData().then(({ data }) => 'read ' + data))
way('the name, after no', () => wx.getUserProfile({ desc: 'x' }).then(() => 'a name'))
way('an order without a touch', () => wx.requestPayment({ timeStamp: '1', nonceStr: '1', package: '1', signType: 'MD5', paySign: '1' }).then(() => 'paid'))
way('another program without a touch', () => wx.navigateToMiniProgram({ appId: 'wx1' }).then(() => 'opened'))
way('a telephone call without a touch', () => wx.makePhoneCall({ phoneNumber: '1' }).then(() => 'called'))
way('writing the clipboard without a touch', () => wx.setClipboardData({ data: 'x' }).then(() => 'written'))
way('a download without a touch', () => { wx.getFileSystemManager().writeFileSync('wxfile://tmp_a.zip', 'a', 'utf8'); return wx.openDocument({ filePath: 'wxfile://tmp_a.zip', fileType: 'zip' }).then(() => 'downloaded') })
way('choosing files without a touch', () => wx.chooseMessageFile({ count: 1 }).then(() => 'chosen'))
way('control: a call that needs nothing', () => wx.login().then(({ code }) => code))
toldAfter(() => {
way('the name by a forged call', () => call(9000, 'member.profile', {}).then(({ result }) => result && 'a name'))
way('the telephone number without a touch', () => call(9001, 'member.phoneNumber', {}).then(({ result }) => result && 'a number'))
way('a card for a chat without a touch', () => call(9002, 'app.share', { title: 'a', path: 'a', imageUrl: null, withShareTicket: false }).then(({ error }) => error === undefined && 'shared'))
way('control: a forged call that needs nothing', () => call(9009, 'member.login', {}).then(({ result }) => result && result.code))
})`),
  )
  const outcomes = await outcomesOf(stage, {
    withDoors: true,
    denies: ['scope.userLocation', 'scope.clipboard', 'scope.userInfo', 'scope.phoneNumber'],
  })
  expect(reached(outcomes)).toEqual({
    'control: a call that needs nothing': 'reached code',
    'control: a forged call that needs nothing': 'reached code',
  })
  const asked = (await stage.told()).flatMap(([name, scope]) => (name === 'asked' ? [scope] : []))
  expect(asked.sort()).toEqual(['scope.clipboard', 'scope.userInfo', 'scope.userLocation'])
})
