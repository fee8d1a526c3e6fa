import { expect, test } from '@sampan/testkit/browser/test.ts'
import { texts } from '@sampan/testkit/browser/texts.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'
import type { Page } from 'playwright-core'

const programs = useLaidPrograms()
const inProgram = (page: Page) => page.frameLocator('iframe >> visible=true')

const helping = {
  'app.json': '{"pages":["a"]}',
  'a.wxml': `<button id="help" open-type="contact" bindcontact="came">help</button><view id="said">{{said}}</view>
<button id="call" bindtap="call">call</button><view id="can">{{can}}</view>`,
  'a.js': `Page({
  data: { said: '', can: '' },
  onLoad() {
    this.setData({ can: String(wx.canIUse('button.open-type.contact')) })
    wx.openCustomerServiceChat({ fail: ({ errMsg }) => this.setData({ said: errMsg }) })
  },
  came({ detail }) { this.setData({ said: detail.errMsg }) },
  call() { wx.openCustomerServiceChat({ fail: ({ errMsg }) => this.setData({ said: errMsg }) }) },
})`,
}

test('a contact button leads to whom the operator named: to their card, and once they are in contact to the chat', {
  timeout: 240_000,
}, async ({ world }) => {
  const [mei, jonas, omar] = await world.signInAs('Mei', 'Jonas', 'Omar')
  const folder = programs.lay('tea', helping)
  await expect(programs.open(world, folder, '--contact', 'nobody-is-called-so')).rejects.toThrow(
    'Nobody has the handle',
  )
  const path = await programs.open(world, folder, '--contact', `@${jonas.handle}`)
  const { page } = mei
  await page.goto(path)
  const program = inProgram(page)
  // It leads nobody away by itself.
  await expect
    .poll(() => program.locator('#said').textContent(), { timeout: 60_000 })
    .toBe('openCustomerServiceChat:fail can only be invoked by user TAP gesture.')
  expect(await program.locator('#can').textContent()).toBe('true')
  await program.locator('#help').click()
  await page.waitForURL(`**/contacts/${jonas.person.id}`)
  await page.getByText(`@${jonas.handle}`).waitFor()
  await page.goBack()
  await expect.poll(() => program.locator('#said').textContent()).toBe('enterContact:ok')

  await world.inside.befriend(omar.person, jonas.person)
  // What is opened anew without a name keeps the one that it has.
  await omar.page.goto(await programs.open(world, folder))
  await inProgram(omar.page).locator('#help').click({ timeout: 60_000 })
  await omar.page.waitForURL('**/chats/*')
  await omar.page.getByRole('heading', { name: 'Jonas' }).waitFor()
})

test('where nobody was named the button is not there to be asked for, and says so', async ({ world }) => {
  const [mei] = await world.signInAs('Mei')
  await mei.page.goto(await programs.open(world, programs.lay('tea', helping)))
  const program = inProgram(mei.page)
  await expect.poll(() => program.locator('#can').textContent(), { timeout: 60_000 }).toBe('false')
  await program.locator('#call').click()
  await expect.poll(() => program.locator('#said').textContent()).toBe('openCustomerServiceChat:fail not supported')
  expect(await mei.page.getByText(texts.miniPrograms.call.title).count()).toBe(0)
})
