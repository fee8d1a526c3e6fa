import { compile, memoryTree } from '@sampan/miniprogram/compiler'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import type { Page } from 'playwright-core'

const t = texts.miniPrograms

/** What is asked for, by the name of its texts. */
const scopes = ['userInfo', 'userLocation', 'camera', 'record', 'writePhotosAlbum', 'clipboard', 'phoneNumber'] as const

const program = memoryTree('asking', {
  'app.json': JSON.stringify({
    pages: ['a'],
    permission: { 'scope.userLocation': { desc: 'To show tea houses near you' } },
  }),
  'app.js': 'App({})',
  'project.config.json': '{"appid":"wxasking","projectname":"Asking"}',
  'a.wxml': `<button wx:for="{{scopes}}" wx:key="*this" id="{{item}}" data-scope="{{item}}" bindtap="ask">{{item}}</button>
<button id="both" bindtap="both">both</button><button id="place" bindtap="place">place</button><button id="name" bindtap="name">name</button><view id="said">{{said}}</view>`,
  'a.js': `Page({
  data: { scopes: ${JSON.stringify(scopes)}, said: '' },
  say(text) { this.setData({ said: this.data.said + text + ';' }) },
  ask({ currentTarget: { dataset: { scope } } }) {
    wx.authorize({ scope: 'scope.' + scope, success: () => this.say(scope + ' yes'), fail: () => this.say(scope + ' no') })
  },
  both() {
    for (const scope of ['camera', 'record']) wx.authorize({ scope: 'scope.' + scope, success: () => this.say(scope + ' yes'), fail: () => this.say(scope + ' no') })
  },
  place() {
    wx.getLocation({ type: 'wgs84', success: ({ latitude }) => this.say('at ' + latitude), fail: ({ errMsg }) => this.say(errMsg) })
  },
  name() {
    wx.getUserProfile({ desc: 'for the cup', success: ({ userInfo }) => this.say('is ' + userInfo.nickName), fail: ({ errMsg }) => this.say(errMsg) })
  },
})`,
})

async function openAsking(world: BrowserWorld) {
  const { manifest, files } = await compile(program)
  if (manifest === null) throw new Error('the program does not compile')
  const programId = await layProgram(world.inside, { manifest, files })
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto(`/mini-programs/${programId}`)
  const shown = page.frameLocator('iframe >> visible=true')
  return {
    page,
    programId,
    tap: (id: string) => shown.locator(`#${id}`).click(),
    said: () => shown.locator('#said').textContent(),
  }
}

const sheetOf = (page: Page) => page.getByRole('alertdialog', { name: fill(t.ask.title, { name: 'Asking' }) })
const answer = (page: Page, word: string) => sheetOf(page).getByRole('button', { name: word, exact: true }).click()

test('each is asked for in plain words, allowed or not, shown in the settings and taken back there', async ({
  world,
}) => {
  const { page, programId, tap, said } = await openAsking(world)
  for (const [index, scope] of scopes.entries()) {
    const isAllowed = index % 2 === 0
    await tap(scope)
    await sheetOf(page).getByText(t.ask[scope], { exact: true }).waitFor()
    if (scope === 'userLocation') await sheetOf(page).getByText('To show tea houses near you').waitFor()
    await answer(page, isAllowed ? t.ask.yes : t.ask.no)
    await expect.poll(said).toContain(`${scope} ${isAllowed ? 'yes' : 'no'};`)
    await sheetOf(page).waitFor({ state: 'hidden' })
  }
  // Nobody is asked twice, whatever they said.
  const before = (await said()) ?? ''
  for (const scope of scopes) await tap(scope)
  await expect.poll(async () => (await said())?.split(';').length).toBe(before.split(';').length + scopes.length)
  expect(await sheetOf(page).count()).toBe(0)
  expect((await said())?.slice(before.length)).toBe(before)

  await page.getByRole('button', { name: t.menu.open, exact: true }).click()
  await page.getByRole('menuitem', { name: t.menu.settings, exact: true }).click()
  for (const [index, scope] of scopes.entries()) {
    const granted = page.getByRole('switch', { name: t.scope[scope], exact: true })
    await expect.poll(() => granted.isChecked()).toBe(index % 2 === 0)
    await page.getByText(t.scope[scope], { exact: true }).click()
    await expect.poll(() => granted.isChecked()).toBe(index % 2 !== 0)
  }
  await page.goto(`/mini-programs/${programId}`)
  for (const scope of scopes) await tap(scope)
  for (const [index, scope] of scopes.entries())
    await expect.poll(said).toContain(`${scope} ${index % 2 === 0 ? 'no' : 'yes'};`)
})

test('two questions come one after the other, and closing the program answers none', async ({ world }) => {
  const { page, programId, tap, said } = await openAsking(world)
  await tap('both')
  await sheetOf(page).getByText(t.ask.camera, { exact: true }).waitFor()
  await answer(page, t.ask.yes)
  await sheetOf(page).getByText(t.ask.record, { exact: true }).waitFor()
  await answer(page, t.ask.no)
  await expect.poll(said).toBe('camera yes;record no;')
  await tap('clipboard')
  await sheetOf(page).waitFor()
  await page.reload()
  await tap('clipboard')
  await sheetOf(page).getByText(t.ask.clipboard, { exact: true }).waitFor()
  await answer(page, t.ask.yes)
  await expect.poll(said).toBe('clipboard yes;')
  expect(page.url()).toContain(programId)
})

test('what was allowed is given: where one is, and who one is', async ({ world }) => {
  const { page, tap, said } = await openAsking(world)
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 45.5, longitude: 12.25 })
  await tap('place')
  await answer(page, t.ask.yes)
  await expect.poll(said).toContain('at 45.5;')
  await tap('name')
  await answer(page, t.ask.no)
  await expect.poll(said).toContain('getUserProfile:fail')
  expect(await said()).not.toContain('Mei')
})
