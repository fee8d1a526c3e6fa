import { expect, test } from 'vitest'
import { useStages } from '../../../../testkit/miniPrograms/useStages.ts'
import { endOf, hostile, outcomesOf, reached } from './hostileProgram.ts'

// What a program could learn from traces: pages that the member has visited, files that the browser keeps, the history of
// the window; and what it could leave there.

const stages = useStages()

/** Every way of a program to have something that is a link to the browser. */
const links = {
  html: [
    '<a href="http://127.0.0.1:9/visited">a link</a>',
    '<a href="#place">a place</a>',
    '<a xlink:href="http://127.0.0.1:9/visited" HREF="http://127.0.0.1:9/visited">in capitals</a>',
    '<area href="http://127.0.0.1:9/visited"><map name="m"><area shape="default" href="http://127.0.0.1:9/visited"></map>',
    '<svg><a href="http://127.0.0.1:9/visited"><text>drawn</text></a></svg><link href="http://127.0.0.1:9/visited">',
  ],
  nodes: [
    {
      name: 'a',
      attrs: { href: 'http://127.0.0.1:9/visited', 'xlink:href': 'http://127.0.0.1:9/visited' },
      children: [{ type: 'text', text: 'a node' }],
    },
  ],
}

test('nothing in the frame is a link, so none can tell whether it was visited', async () => {
  const stage = await stages.open(
    hostile(
      `g.postMessage({ kind: 'operations', operations: [1, 900001, 'a', 2, 900002, 'a', '', 16, 900001, 'href', '#x', 16, 900002, 'href', '#x', 5, 1, 900001, 5, 1, 900002] })`,
      '',
      `<rich-text wx:for="{{html}}" wx:key="*this" nodes="{{item}}"/><rich-text nodes="{{nodes}}"/>
<navigator id="to" url="/a?x=1">to</navigator><navigator url="http://127.0.0.1:9/visited" href="http://127.0.0.1:9/visited">out</navigator><view href="http://127.0.0.1:9/visited">a view</view>`,
      {
        'a.js': `require('./hostile.js')\nPage({ data: ${JSON.stringify(links)} })`,
        'a.wxss':
          'a, :link, navigator { color: rgb(1, 2, 3) } :visited { color: rgb(9, 9, 9) } :link, :visited { outline: 1px solid }',
      },
    ),
  )
  const frame = await stage.open()
  for (const text of ['a link', 'a node', 'to', 'a view']) {
    await frame.getByText(text, { exact: true }).first().waitFor()
  }
  const linksIn = () =>
    frame.evaluate(() => {
      const below = (root: Document | ShadowRoot): Element[] =>
        [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? below(one.shadowRoot) : [])])
      const all = below(document)
      return { all: all.length, links: all.filter((one) => one.matches(':any-link')).length }
    })
  const found = await linksIn()
  expect(found.all).toBeGreaterThan(20)
  expect(found.links).toBe(0)
  // One that is made by hand is found.
  await frame.getByText('a view', { exact: true }).evaluate((view) => {
    const link = document.createElement('a')
    link.href = 'http://127.0.0.1:9/visited'
    view.append(link)
  })
  expect((await linksIn()).links).toBe(1)
})

const keptFiles = `
const at = (path) => wx.getLaunchOptionsSync().query.origin + path
way('what was loaded, by its times', () => g.performance.getEntriesByType('resource').filter(({ name }) => name.startsWith('http')).length > 0)
way('how the page was loaded', () => g.performance.getEntriesByType('navigation').length > 0)
for (const path of ['/', '/stage.js', '/files/manifest.json', '/mp/frame.html', '/mp/chunks/forms.js']) {
  for (const cache of ['default', 'force-cache', 'no-store'])
    way('fetch of ' + path + ', ' + cache, () => g.fetch(at(path), { cache }).then(({ status }) => status))
  way('fetch of ' + path + ' only where it is kept', () => g.fetch(at(path), { cache: 'only-if-cached', mode: 'same-origin' }).then(({ status }) => status))
  way('a picture of ' + path, () => g.fetch(at(path), { mode: 'no-cors', cache: 'force-cache' }).then(({ type }) => type))
  way('a script of ' + path, () => { g.importScripts(at(path)); return 'ran' })
}
`

test('what the browser keeps of the app is neither seen nor timed', async () => {
  const stage = await stages.open(hostile(`${keptFiles}\ntold()`))
  const origin = new URL(stage.page.url()).origin
  const outcomes = await outcomesOf(stage, { query: { origin } })
  expect(Object.keys(outcomes).length).toBe(2 + 5 * 6)
  expect(reached(outcomes)).toEqual({})
  // A page of the app sees its own files, and how long each took.
  expect(
    await stage.page.evaluate(async () => {
      const { status } = await fetch('/stage.js', { cache: 'force-cache' })
      const known = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
      return [status, known.includes('/stage.js')]
    }),
  ).toEqual([200, true])
})

test('the history of the window and its address are as they were, whatever a program opens', async () => {
  const stage = await stages.open(
    hostile(
      `
way('history', () => g.history)
way('navigation', () => g.navigation)
for (const change of ['hash', 'href', 'search', 'pathname'])
  way('the address of the Worker, ' + change, () => {
    const before = String(g.location)
    try { g.location[change] = '#x' } catch {}
    return String(g.location) !== before
  })
way('another address', () => { const before = String(g.location); try { g.location = 'http://127.0.0.1:9/' } catch {} return String(g.location) !== before })
told()`,
      '',
      `<view id="depth">{{depth}}</view><rich-text nodes="{{html}}"/><navigator id="hash" url="#top">hash</navigator><navigator id="page" url="/a?n=1#top">page</navigator>`,
      {
        'a.js': `require('./hostile.js')
Page({ data: { depth: 0, html: '<a href="#top">up</a><a href="javascript:history.back()">back</a>' }, onShow() { this.setData({ depth: getCurrentPages().length }) } })`,
      },
    ),
  )
  const outcomes = await outcomesOf(stage)
  expect(reached(outcomes)).toEqual({})
  const frame = stage.frame()
  const placeOf = () => ({ hash: location.hash, path: location.pathname, length: history.length })
  const place = async () => ({ window: await stage.page.evaluate(placeOf), frame: await frame.evaluate(placeOf) })
  const before = await place()
  const shown = frame.locator('.mp-shown')
  await shown.getByText('up', { exact: true }).click()
  await shown.getByText('back', { exact: true }).click()
  await shown.locator('#hash').click()
  for (const depth of ['2', '3']) {
    await shown.locator('#page').click()
    await expect.poll(() => shown.locator('#depth').textContent()).toBe(depth)
  }
  expect(await place()).toEqual(before)
  expect(await endOf(stage)).toBeUndefined()
  // Had it been the frame's own address, the window's history would be longer.
  await frame.evaluate(() => {
    location.hash = '#moved'
  })
  await expect.poll(() => stage.page.evaluate(() => history.length)).toBe(before.window.length + 1)
})

test('no Worker of a program, its own one neither, can speak to others past the app', async () => {
  const connections = `['RTCPeerConnection', 'webkitRTCPeerConnection', 'mozRTCPeerConnection', 'UDPSocket', 'TCPSocket'].filter((name) => name in globalThis)`
  const stage = await stages.open(
    hostile(
      `
way('WebRTC', () => ${connections}.length > 0 && 'there')
way('WebRTC in a Worker of its own', () => new Promise((yes) => {
  const worker = wx.createWorker('workers/a.js')
  worker.onMessage(({ names }) => yes(names.length > 0 && 'there'))
  worker.postMessage({})
}))
way('control: that Worker', () => out['WebRTC in a Worker of its own'].then((outcome) => outcome !== 'unanswered' && 'answers'))
told()`,
      '',
      '',
      {
        'app.json': '{"pages":["a"],"workers":"workers"}',
        'workers/a.js': `worker.onMessage(() => worker.postMessage({ names: ${connections} }))`,
      },
    ),
  )
  expect(reached(await outcomesOf(stage))).toEqual({ 'control: that Worker': 'reached answers' })
  expect(await stage.page.evaluate(connections)).toContain('RTCPeerConnection')
  expect(await stage.frame().evaluate(connections)).toEqual([])
})
