import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'
import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'

const programs = useLaidPrograms()
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const inProgram = (page: Page) => page.frameLocator('iframe >> visible=true >> nth=0')

async function serve(pages: Record<string, string>): Promise<{ origin: string }> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://a').pathname]
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a page of the web is shown in a frame of its own, speaks with the program, and gets no further', async ({
  world,
}) => {
  const tell = (name: string, args: object) =>
    `parent.postMessage({ miniProgram: { name: '${name}', args: ${JSON.stringify(args)} } }, '*')`
  const { origin } = await serve({
    '/': `<h1>Terms</h1><p id="found"></p>
<button id="accept" onclick="${tell('postMessage', { data: { accepted: 1 } }).replaceAll('"', '&quot;')}; ${tell('navigateBack', {}).replaceAll('"', '&quot;')}">Accept</button>
<button id="away" onclick="location.href = '${world.origin}/mp/web.js'">Away</button>
<script>
  const found = []
  for (const [name, way] of Object.entries({
    top: () => top.document.title,
    parent: () => parent.document.title,
    frames: () => parent.frames.length > 1 && parent.frames[1].document,
    leave: () => { top.location.href = location.origin + '/left' },
    window: () => open('about:blank'),
  })) { try { if (way()) found.push(name) } catch { } }
  document.getElementById('found').textContent = ['found', ...found, self.origin].join(' ')
</script>`,
  })
  const program = {
    'app.json': '{"pages":["a","b","c"]}',
    'a.wxml':
      '<view id="said">{{said}}</view><navigator id="go" url="/b">terms</navigator><navigator id="other" url="/c">other</navigator>',
    'a.js': `const app = getApp()
Page({ data: { said: '' }, onShow() { this.setData({ said: JSON.stringify(app.said || null) }) } })`,
    'b.wxml': `<web-view src="${origin}/" bindload="loaded" bindmessage="heard" binderror="failed" />`,
    'b.js': `const app = getApp()
Page({
  loaded() { app.said = ['loaded'] },
  heard({ detail }) { app.said = [...(app.said || []), detail.data] },
  failed() { app.said = [...(app.said || []), 'failed'] },
})`,
    'c.wxml': `<web-view src="${world.origin}/chats" binderror="failed" />`,
    'c.js': `const app = getApp()
Page({ failed({ detail }) { app.said = detail.errMsg } })`,
  }
  const link = await programs.open(world, programs.lay('pages', program))
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto(link)
  await inProgram(page).locator('#go').click()
  const web = () => page.frames().find((frame) => frame.url().startsWith(`${origin}/`))
  await expect.poll(() => web()?.locator('h1').textContent(), { timeout: 20_000 }).toBe('Terms')
  await expect.poll(() => web()?.locator('#found').textContent()).toBe(`found ${origin}`)
  await web()?.locator('#accept').click()
  await expect
    .poll(() => inProgram(page).locator('#said').textContent(), { timeout: 20_000 })
    .toBe('["loaded",[{"accepted":1}]]')

  // Ours is in no list: neither asked for nor reached from within.
  await inProgram(page).locator('#go').click()
  await expect.poll(() => web()?.locator('#away').count(), { timeout: 20_000 }).toBe(1)
  await web()?.locator('#away').click()
  await inProgram(page).getByText('This web page is not shown here.').waitFor()
  expect(page.frames().some((frame) => frame.url().includes('/mp/web.js'))).toBe(false)
  world.tolerate(/frame-src|Refused to frame|violates|sandbox|Blocked|Unsafe attempt/i, 'what the page tried')
  expect(new URL(page.url()).pathname).toBe(new URL(link, world.origin).pathname)
})
