import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'
import type { Page } from 'playwright-core'

// What a program, and what it runs in, do while newer ones come.

const t = texts.miniPrograms
/** Several loads of the app: slow where cores are few and shared. */
const patiently = { timeout: 180_000 }
const programs = useLaidPrograms()
const inProgram = (page: Page) => page.frameLocator('iframe >> visible=true').last()

test(
  'a program that is open is told of a newer one, goes on as it is, and begins anew with it when it says so',
  patiently,
  async ({ world }) => {
    const about = (leaf: string) =>
      `<view id="leaf">${leaf}</view><view id="said">{{said}}</view><button id="apply" bindtap="apply">apply</button>`
    const folder = programs.lay('wxnewer', {
      'app.json': '{"pages":["a"]}',
      'app.js': `App({ said: [], onLaunch() {
  const updates = wx.getUpdateManager()
  const say = (word) => { this.said.push(word); if (this.told) this.told() }
  updates.onCheckForUpdate(({ hasUpdate }) => say(hasUpdate ? 'newer' : 'newest'))
  updates.onUpdateReady(() => say('ready'))
  this.apply = () => updates.applyUpdate()
} })`,
      'a.js': `const app = getApp()
Page({ data: { said: '' }, apply: () => app.apply(), onLoad() {
  app.told = () => this.setData({ said: app.said.join(' ') })
  app.told()
} })`,
      'a.wxml': about('green'),
    })
    const link = await programs.open(world, folder, '--live')
    const [mei] = await world.signInAs('Mei')
    const { page } = mei
    await page.goto(link)
    const leaf = () => inProgram(page).locator('#leaf').textContent()
    const said = () => inProgram(page).locator('#said').textContent()
    await expect.poll(said, { timeout: 30_000 }).toBe('newest')
    expect(await leaf()).toBe('green')

    writeFileSync(join(folder, 'a.wxml'), about('black'))
    await programs.open(world, folder, '--live')
    await expect.poll(said, { timeout: 30_000 }).toBe('newest newer ready')
    expect(await leaf()).toBe('green')

    await inProgram(page).locator('#apply').click()
    await expect.poll(leaf, { timeout: 30_000 }).toBe('black')
    await expect.poll(said).toBe('newest')
  },
)

test(
  'a program that only ever begins anew is stopped with words, and the app goes on',
  patiently,
  async ({ world }) => {
    const folder = programs.lay('wxround', {
      'app.json': '{"pages":["a"]}',
      'app.js': `App({ onLaunch() { wx.restartMiniProgram({ path: '/a' }) } })`,
      'a.wxml': '<view>round</view>',
      'a.js': 'Page({})',
    })
    const link = await programs.open(world, folder, '--live')
    const [mei] = await world.signInAs('Mei')
    const { page } = mei
    await page.goto(link)
    const stopped = page.getByRole('heading', { name: fill(t.trouble.restarts, { name: 'wxround' }), exact: true })
    await stopped.waitFor({ timeout: 60_000 })
    expect(await page.locator('iframe >> visible=true').count()).toBe(0)
    await page.getByRole('button', { name: t.menu.close, exact: true }).click()
    await page.waitForURL(/\/chats/)
  },
)

test(
  'a frame whose build the server holds no more says so, and is another one when it is opened again',
  patiently,
  async ({ world }) => {
    const folder = programs.lay('wxheld', {
      'app.json': '{"pages":["a"]}',
      'app.js': 'App({})',
      'a.wxml': '<button id="more" bindtap="more">more</button><rich-text wx:if="{{isMore}}" nodes="leaves"/>',
      'a.js': 'Page({ data: { isMore: false }, more() { this.setData({ isMore: true }) } })',
    })
    const link = await programs.open(world, folder, '--live')
    const [mei] = await world.signInAs('Mei')
    const { page } = mei
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(link)
    await inProgram(page).locator('#more').waitFor({ timeout: 30_000 })
    const [frame] = asked.filter((url) => url.includes('/mp/runtime/'))
    expect(frame).toMatch(/\/mp\/runtime\/[0-9a-f]{20}\/frame\.html$/)

    await page.route(/\/mp\/runtime\/.*\/chunks\//, (route) => route.fulfill({ status: 404, json: {} }))
    await inProgram(page).locator('#more').click()
    await page.getByRole('heading', { name: t.trouble.renewed, exact: true }).waitFor()
    expect(await page.locator('iframe >> visible=true').count()).toBe(0)
    await page.unroute(/\/mp\/runtime\/.*\/chunks\//)
    await page.getByRole('button', { name: t.trouble.again, exact: true }).click()
    await inProgram(page).locator('#more').click()
    await inProgram(page).getByText('leaves', { exact: true }).waitFor()
    world.tolerate(/chunks|404/, 'parts of a build that is gone')
  },
)

test('the settings of a program say which hosts it reaches and whose pages it shows', patiently, async ({ world }) => {
  const folder = programs.lay('wxhosts', {
    'app.json': '{"pages":["a"]}',
    'a.wxml': '<view>hosts</view>',
    'a.js': 'Page({})',
  })
  const domains = ['--domain', 'api.example.com', '--web-domain', 'pages.example.com', '--web-domain', '*.example.org']
  const link = await programs.open(world, folder, '--live', ...domains)
  const [mei] = await world.signInAs('Mei')
  await mei.page.goto(`${link}/settings`)
  await mei.page.getByText('api.example.com', { exact: true }).waitFor()
  await mei.page.getByText(t.settings.shows, { exact: true }).waitFor()
  await mei.page.getByText('pages.example.com, *.example.org', { exact: true }).waitFor()
  const preview = await programs.open(
    world,
    programs.lay('wxanyhost', { 'app.json': '{"pages":["a"]}', 'a.wxml': '', 'a.js': 'Page({})' }),
  )
  await mei.page.goto(`${preview.replace(/\?.*/, '')}/settings`)
  await mei.page.getByText(t.settings.anyPage, { exact: true }).waitFor()
})
