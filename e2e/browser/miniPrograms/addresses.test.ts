import { expect, test } from '@sampan/testkit/browser/test.ts'
import { fill, texts } from '@sampan/testkit/browser/texts.ts'
import { useLaidPrograms } from '@sampan/testkit/miniPrograms/laidPrograms.ts'

const t = texts.miniPrograms
const programs = useLaidPrograms()

const sending = {
  'app.json': '{"pages":["a"]}',
  'a.wxml': '<button id="where" bindtap="where">where</button><view id="said">{{said}}</view>',
  'a.js': `Page({
  data: { said: '' },
  where() { wx.chooseAddress({ complete: (came) => this.setData({ said: JSON.stringify(came) }) }) },
})`,
}

test('an address is written down once and told to programs that may have one', { timeout: 240_000 }, async ({
  world,
}) => {
  const first = await programs.open(world, programs.lay('tea', sending))
  const second = await programs.open(world, programs.lay('cake', sending))
  const [mei] = await world.signInAs('Mei')
  const { page } = mei
  const program = page.frameLocator('iframe >> visible=true')
  const said = async () => JSON.parse((await program.locator('#said').textContent()) || 'null')
  const allow = (name: string, word: string) =>
    page
      .getByRole('alertdialog', { name: fill(t.ask.title, { name }) })
      .getByRole('button', { name: word, exact: true })
      .click()
  const chooser = page.getByRole('dialog', { name: t.sheet.address.title })
  const form = page.getByRole('dialog', { name: t.sheet.address.new })
  const type = (field: keyof typeof t.sheet.address.field, text: string) =>
    form.getByRole('textbox', { name: t.sheet.address.field[field] }).fill(text)

  await page.goto(first)
  await program.locator('#where').click({ timeout: 60_000 })
  await allow('tea', t.ask.yes)
  await chooser.getByRole('button', { name: t.sheet.address.new, exact: true }).click()
  await type('name', '林美')
  await type('phone', 'none')
  await form.getByRole('button', { name: texts.common.save, exact: true }).click()
  await form.getByText(t.sheet.address.noPhone).waitFor()
  expect(await form.getByText(t.sheet.address.missing).count()).toBe(2)
  await type('phone', '+49 40 1234567')
  await type('city', 'Hamburg')
  await type('street', 'Am Fluss 7')
  await form.getByRole('button', { name: texts.common.save, exact: true }).click()
  await chooser.getByRole('button', { name: '林美' }).click()
  const address = {
    userName: '林美',
    telNumber: '+49 40 1234567',
    provinceName: '',
    cityName: 'Hamburg',
    countyName: '',
    detailInfo: 'Am Fluss 7',
    postalCode: '',
    nationalCode: '',
  }
  await expect.poll(said).toEqual({ errMsg: 'chooseAddress:ok', ...address })

  // Each program is allowed for itself, and learns nothing where it is not or nothing is chosen.
  await page.goto(second)
  await program.locator('#where').click({ timeout: 60_000 })
  await allow('cake', t.ask.no)
  await expect.poll(said).toEqual({ errMsg: 'chooseAddress:fail auth deny', errno: 103 })
  expect(await chooser.count()).toBe(0)

  await page.goto(first)
  await program.locator('#where').click({ timeout: 60_000 })
  await chooser.getByRole('button', { name: t.sheet.address.edit, exact: true }).click()
  await chooser.getByRole('button', { name: '林美' }).click()
  await page.getByRole('button', { name: texts.common.remove, exact: true }).click()
  await chooser.getByRole('button', { name: '林美' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await expect.poll(said).toMatchObject({ errMsg: 'chooseAddress:fail cancel' })
})
