import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'
import type { Page } from 'playwright-core'

const t = texts.miniPrograms
/** Several loads of the app: slow where cores are few and shared. */
const patiently = { timeout: 180_000 }
const programs = useLaidPrograms()
const inProgram = (page: Page) => page.frameLocator('iframe >> visible=true').last()

test(
  'a program is sent with the picture that it names, and is told whether a chat or a group led to it',
  patiently,
  async ({ world }) => {
    const folder = programs.lay('wxshared', {
      'app.json': '{"pages":["a","b"]}',
      'app.js': `App({ onShow({ scene, path }) { this.said = scene + ' ' + path; if (this.told) this.told() } })`,
      'a.wxml': '<view id="said">{{said}}</view>',
      'a.js': `const app = getApp()
Page({
  data: { said: '' },
  onLoad() { app.told = () => this.setData({ said: app.said }); app.told() },
  onShareAppMessage: () => ({ title: 'Green leaves', path: '/a?leaf=green', imageUrl: '/leaf.svg' }),
})`,
      'b.wxml': '<view>b</view>',
      'b.js': 'Page({})',
      'leaf.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><rect width="90" height="30" fill="#0a0"/></svg>',
    })
    const link = await programs.open(world, folder, '--live')
    const [mei, omar] = await world.friends('Mei', 'Omar')
    await world.group([mei, omar], 'Tea circle')
    await mei.page.goto(link)
    await expect.poll(() => inProgram(mei.page).locator('#said').textContent(), { timeout: 30_000 }).toBe('1011 a')
    await mei.page.getByRole('button', { name: t.menu.open, exact: true }).click()
    await mei.page.getByRole('menuitem', { name: t.menu.share, exact: true }).click()
    const sheet = mei.page.getByRole('dialog', { name: texts.chat.forward.title })
    for (const name of ['Omar', 'Tea circle']) await sheet.getByRole('checkbox', { name }).check({ force: true })
    await sheet.getByRole('button', { name: texts.chat.composer.send, exact: true }).click()

    for (const [chat, scene] of [
      [omar.chat(mei), 1007],
      [omar.chat('Tea circle'), 1008],
    ] as const) {
      await omar.page.goto('/chats')
      await chat.open()
      const card = omar.page.getByRole('log').getByRole('link', { name: /Green leaves/ })
      const picture = card.locator('img[src*="thumbnail"]')
      await expect
        .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0), {
          timeout: 20_000,
        })
        .toBe(true)
      await card.click()
      await expect
        .poll(() => inProgram(omar.page).locator('#said').textContent(), { timeout: 30_000 })
        .toBe(`${scene} a`)
    }
  },
)
