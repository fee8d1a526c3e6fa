import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'
import type { Page } from 'playwright-core'

const t = texts.miniPrograms
const programs = useLaidPrograms()
const inProgram = (page: Page) => page.frameLocator('iframe >> visible=true')

/** Says how it was come to, and leads to the other. */
const pointing = (other: string) => ({
  'app.json': '{"pages":["a"]}',
  'app.js': `App({ onShow({ scene, referrerInfo }) { this.said = scene + ' ' + JSON.stringify(referrerInfo.extraData || {}); if (this.told) this.told() } })`,
  'a.wxml': `<view id="said">{{said}}</view><view id="failed">{{failed}}</view>
<button id="go" bindtap="go">go</button><button id="back" bindtap="back">back</button><button id="call" bindtap="call">call</button>`,
  'a.js': `const app = getApp()
Page({
  data: { said: '', failed: '' },
  onLoad() { app.told = () => this.setData({ said: app.said }); app.told() },
  go() { wx.navigateToMiniProgram({ appId: '${other}', extraData: { tea: 'green' }, fail: (e) => this.setData({ failed: e.errMsg }) }) },
  back() { wx.navigateBackMiniProgram({ extraData: { paid: true }, fail: (e) => this.setData({ failed: e.errMsg }) }) },
  call() { wx.makePhoneCall({ phoneNumber: '123', fail: (e) => this.setData({ failed: e.errMsg }), success: () => this.setData({ failed: 'called' }) }) },
})`,
})

test('one program leads to another, after the member said so, and back with what it has to say', async ({ world }) => {
  const first = await programs.open(world, programs.lay('first', pointing('second')))
  await programs.open(world, programs.lay('second', pointing('first')))
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto(first)
  const program = inProgram(page)
  await expect.poll(() => program.locator('#said').textContent(), { timeout: 20_000 }).toBe('1011 {}')
  await program.locator('#back').click()
  await expect
    .poll(() => program.locator('#failed').textContent())
    .toBe('navigateBackMiniProgram:fail no mini program to go back to')

  const ask = page.getByRole('alertdialog', { name: fill(t.leave.title, { name: 'second' }) })
  await program.locator('#go').click()
  await ask.getByRole('button', { name: texts.common.cancel, exact: true }).click()
  await expect.poll(() => program.locator('#failed').textContent()).toBe('navigateToMiniProgram:fail cancel')
  await program.locator('#go').click()
  await ask.getByRole('button', { name: t.leave.do, exact: true }).click()
  await expect.poll(() => program.locator('#said').textContent(), { timeout: 20_000 }).toBe('1037 {"tea":"green"}')
  await program.locator('#back').click()
  await expect.poll(() => program.locator('#said').textContent(), { timeout: 20_000 }).toBe('1038 {"paid":true}')
})
