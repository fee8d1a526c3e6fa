import { compile, memoryTree } from '@sampan/miniprogram/compiler'
import { testWith } from '@sampan/testkit/browser/test.ts'
import { findFreePort } from '@sampan/testkit/server/startServer.ts'
import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import { expect } from 'vitest'

const port = await findFreePort()
const test = testWith(() => ({
  SAMPAN_PORT: String(port),
  SAMPAN_ORIGIN: `http://localhost:${port}`,
  SAMPAN_SANDBOX_URL: `http://127.0.0.1:${port}`,
}))

test('frames come from the sandbox’s own host, and programs run in them as ever', async ({ world }) => {
  const { manifest, files } = await compile(
    memoryTree('sandboxed', {
      'app.json': '{"pages":["a"]}',
      'app.js': 'App({})',
      'project.config.json': '{"appid":"wxsandboxed","projectname":"Sandboxed"}',
      'a.wxml': '<view id="count" bindtap="add">{{count}}</view><image id="own" src="/own.svg"/><slider value="50"/>',
      'a.js': `Page({ data: { count: wx.getStorageSync('count') || 0 }, add() { this.setData({ count: this.data.count + 1 }); wx.setStorageSync('count', this.data.count) } })`,
      'own.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    }),
  )
  if (manifest === null) throw new Error('the program does not compile')
  const programId = await layProgram(world.inside, { manifest, files })
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  expect(new URL(page.url()).hostname).toBe('localhost')
  await page.goto(`/mini-programs/${programId}`)
  const shown = page.frameLocator('iframe >> visible=true')
  await shown.locator('#count').click()
  await expect.poll(() => shown.locator('#count').textContent()).toBe('1')
  await expect
    .poll(() =>
      shown.locator('#own img').evaluate((picture) => picture instanceof HTMLImageElement && picture.naturalWidth),
    )
    .toBe(9)
  const frames = page.frames().filter((frame) => /\/mp\/runtime\/[0-9a-f]+\/frame\.html/.test(frame.url()))
  expect(frames.length).toBeGreaterThan(0)
  for (const frame of frames) {
    expect(new URL(frame.url()).hostname).toBe('127.0.0.1')
    expect(await frame.evaluate(() => self.origin)).toBe('null')
    // It answers by itself: it is in a process of its own.
    const itself = await page.context().newCDPSession(frame)
    await itself.detach()
  }
  // On its own host it shows nothing, knows nobody and gives nothing of the app away.
  const alone = await fetch(frames[0]?.url() ?? '')
  expect(alone.headers.get('content-security-policy')).toContain(`frame-ancestors http://localhost:${port}`)
  expect(alone.headers.get('content-security-policy')).toContain('sandbox allow-scripts')
})
