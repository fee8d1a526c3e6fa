import { newUuid } from '@sampan/server/kernel/ids.ts'
import { asPlace, replaceSource } from '@sampan/server/modules/places/index.ts'
import type { BrowserWorld } from '@sampan/testkit/browser/browserWorld.ts'
import { Paying } from '@sampan/testkit/browser/pages/paying.ts'
import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'
import { toBuffer } from 'qrcode'

const t = texts.miniPrograms.sheet
const programs = useLaidPrograms()

/** Opens what the app lays over it, and says what it learned. */
const looking = {
  'app.json': '{"pages":["a"]}',
  'a.wxml': `<button wx:for="{{names}}" wx:key="*this" id="{{item}}" data-name="{{item}}" bindtap="act">{{item}}</button>
<view id="said">{{said}}</view>`,
  'a.js': `const acts = {
  scan: () => wx.scanCode({}),
  camera: () => wx.scanCode({ onlyFromCamera: true, scanType: ['barCode'] }),
  again: () => wx.scanCode({}).catch(() => wx.scanCode({})).catch(() => wx.chooseLocation({})),
  twice: () => Promise.all([wx.scanCode({}), wx.scanCode({}).catch((failure) => failure)]).then(([, second]) => second),
  choose: () => wx.chooseLocation({ latitude: 43.9013, longitude: 9.402 }),
  open: () => wx.openLocation({ latitude: 43.9012, longitude: 9.4021, name: 'Ferry Landing', address: 'Old Port 1' }),
  can: async () => ['scanCode', 'scanCode.object.scanType', 'chooseLocation', 'openLocation'].map((name) => wx.canIUse(name)),
}
Page({
  data: { said: '', names: Object.keys(acts) },
  act({ currentTarget }) {
    const say = (came) => this.setData({ said: JSON.stringify(came) })
    acts[currentTarget.dataset.name]().then(say, say)
  },
})`,
}

/** A reader in WebAssembly and several loads of the app: slow where cores are few and shared. */
const patiently = { timeout: 240_000 }

async function open(world: BrowserWorld) {
  const path = await programs.open(world, programs.lay('tea', looking))
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  await page.goto(path)
  const program = page.frameLocator('iframe >> visible=true')
  const said = async () => JSON.parse((await program.locator('#said').textContent()) || 'null')
  await program.locator('#can').click()
  await expect.poll(said, { timeout: 60_000 }).toEqual([true, true, true, true])
  return {
    page,
    said,
    tap: (id: string) => program.locator(`#${id}`).click(),
    scanner: page.getByRole('dialog', { name: t.scan }),
    chooser: page.getByRole('dialog', { name: t.choosePlace }),
  }
}

test(
  'the scanner of the app reads a code for the program, which learns what it holds',
  patiently,
  async ({ world }) => {
    const { page, tap, said, scanner } = await open(world)
    await tap('scan')
    await scanner.getByText(fill(t.scanText, { name: 'tea' })).waitFor()
    const text = 'https://tea.example/绿茶?cup=7'
    await new Paying(page).scanPicture(await toBuffer(text))
    const rawData = Buffer.from(text).toString('base64')
    const found = { result: text, scanType: 'QR_CODE', charSet: 'UTF-8', rawData, path: '' }
    await expect.poll(said).toEqual({ errMsg: 'scanCode:ok', ...found })
    await scanner.waitFor({ state: 'detached' })

    // By the camera alone where it asks for that.
    await tap('camera')
    await scanner.getByText(texts.scan.text).waitFor()
    expect(await scanner.getByRole('button', { name: texts.scan.fromPicture }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await expect.poll(said).toMatchObject({ errMsg: 'scanCode:fail cancel' })
  },
)

test('who closed the scanner is left alone, and one is enough', patiently, async ({ world }) => {
  const { page, tap, said, scanner, chooser } = await open(world)
  await tap('again')
  await scanner.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(said).toMatchObject({ errMsg: 'chooseLocation:fail can only be invoked by user TAP gesture.' })
  expect(await scanner.count()).toBe(0)
  expect(await chooser.count()).toBe(0)

  await tap('twice')
  await scanner.waitFor()
  expect(await scanner.count()).toBe(1)
  await new Paying(page).scanPicture(await toBuffer('one'))
  await expect.poll(said).toMatchObject({ errMsg: 'scanCode:fail called too frequently' })
})

test('a scanner does not outlive the program that opened it', patiently, async ({ world }) => {
  const { page, tap, scanner } = await open(world)
  await page.getByRole('button', { name: texts.miniPrograms.menu.close, exact: true }).click()
  await page.waitForURL('**/chats')
  await page.goBack()
  await tap('scan')
  await scanner.waitFor()
  await page.goForward()
  await scanner.waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe('/chats')
})

test('a place is chosen near where the program asks, and another one shown', patiently, async ({ world }) => {
  await replaceSource(world.inside.platform.db, newUuid, 'quarter', [
    asPlace({
      name: 'Ferry Landing',
      category: 'transport',
      address: 'Old Port 1',
      latitude: '43.901200',
      longitude: '9.402100',
    }),
  ])
  const { page, tap, said, chooser } = await open(world)
  await tap('choose')
  await chooser.getByText(fill(t.choosePlaceText, { name: 'tea' })).waitFor()
  const near = chooser.getByRole('list', { name: texts.places.near }).getByRole('button')
  await near.filter({ hasText: 'Ferry Landing' }).click()
  await chooser.getByRole('button', { name: t.choose, exact: true }).click()
  const chosen = { name: 'Ferry Landing', address: 'Old Port 1', latitude: 43.9012, longitude: 9.4021 }
  await expect.poll(said).toEqual({ errMsg: 'chooseLocation:ok', ...chosen })

  await tap('choose')
  await chooser.waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(said).toMatchObject({ errMsg: 'chooseLocation:fail cancel' })

  await tap('open')
  const shown = page.getByRole('dialog', { name: texts.messages.place.title })
  await shown.getByText('Ferry Landing').first().waitFor()
  await shown.getByText('43.901200, 9.402100').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(said).toEqual({ errMsg: 'openLocation:ok' })
})
