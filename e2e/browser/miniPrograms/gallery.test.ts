import { useGallery } from '@sampan/testkit/miniPrograms/gallery.ts'
import { expect, test } from 'vitest'

const { open, page } = useGallery('gallery', { hasTouch: false })

test('a form of a program is filled in, submitted and emptied', async () => {
  const frame = await open('form')
  await frame.locator('#name input').fill('Mei')
  await frame.locator('#coffee').click()
  await frame.locator('#submit').click()
  const said = frame.locator('#said')
  await expect.poll(() => said.textContent()).toMatch(/^form submit/)
  const detail = JSON.parse((await said.textContent())?.replace('form submit ', '') ?? '')
  expect(detail.value).toEqual({
    name: 'Mei',
    notes: '',
    drinks: ['tea', 'coffee'],
    size: 'small',
    gift: false,
    sugar: 2,
    day: '2026-11-22',
  })
  await frame.locator('#reset').click()
  await expect.poll(() => said.textContent()).toBe('reset')
  expect(await frame.locator('#name input').inputValue()).toBe('')
})

test('what the program returns stands in an input, and two-way bindings follow', async () => {
  const frame = await open('input')
  const upper = frame.locator('#upper input')
  await upper.pressSequentially('abc', { delay: 60 })
  await expect.poll(() => upper.inputValue()).toBe('ABC')
  await frame.locator('#model input').fill('there')
  await expect.poll(() => frame.locator('#words').textContent()).toBe('there')
  await frame.locator('#short input').pressSequentially('abcdefg')
  expect(await frame.locator('#short input').inputValue()).toBe('abcde')
})

test('pickers are chosen from, and their columns follow the program', async () => {
  const frame = await open('picker')
  // A picker can be opened once its chunk is there.
  await frame.locator('#two[role=button]').click()
  const wheels = frame.getByRole('spinbutton')
  await wheels.first().press('ArrowDown')
  await expect.poll(() => wheels.last().textContent()).toBe('ShortLongWith milk')
  await frame.getByRole('button', { name: 'OK' }).click()
  await expect.poll(() => frame.locator('#two').textContent()).toContain('Coffee Short')
  await frame.getByRole('dialog').waitFor({ state: 'detached' })
  await frame.locator('#region').click()
  await wheels.nth(2).press('ArrowDown')
  await frame.getByRole('button', { name: 'OK' }).click()
  await expect.poll(() => frame.locator('#said').textContent()).toContain('"code"')
})

test('slides and scrolling areas tell the program', async () => {
  let frame = await open('swiper')
  await frame.locator('#swiper').press('ArrowRight')
  await expect.poll(() => frame.locator('#said').textContent()).toContain('"current":1,"currentItemId":"red"')
  frame = await open('scroll-view')
  await frame.locator('#jump').click()
  await expect.poll(() => frame.locator('#list .mp-scroll').evaluate((area) => area.scrollTop)).toBeGreaterThan(300)
  await frame.locator('#list .mp-scroll').evaluate((area) => area.scrollTo(0, area.scrollHeight))
  await expect.poll(() => frame.locator('#said').textContent()).toContain('scrolltolower {"direction":"bottom"}')
})

test('navigators lead to pages, and tell where there is none', async () => {
  let frame = await open('navigator')
  await frame.locator('#missing').click()
  await expect.poll(() => frame.locator('#said').textContent()).toContain('navigateTo:fail page')
  frame = await open('navigator')
  await frame.locator('#on').click()
  await frame.getByText('you came from: here').waitFor()
})

test('the page itself, its bar and what lies over it are as the template says', async () => {
  let frame = await open('page-meta')
  await expect.poll(() => frame.locator('.mp-bar-title').first().textContent()).toBe('Light')
  await frame.locator('#dark').click()
  await expect.poll(() => frame.locator('.mp-bar-title').first().textContent()).toBe('Dark')
  const text = frame.getByText('Text of the page', { exact: true })
  await expect.poll(() => text.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(255, 255, 255)')
  frame = await open('page-container')
  await frame.locator('#open').click()
  await frame.locator('#close').click()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('left')
  await frame.locator('#portal').click()
  await frame.getByText('Over all').waitFor()
})

test('an editor is asked for by its context', async () => {
  const frame = await open('editor')
  const area = frame.locator('#editor .mp-editor')
  await area.click()
  await page().keyboard.type('words')
  await page().keyboard.press('Control+a')
  await frame.getByText('bold').click()
  await expect.poll(() => area.innerHTML()).toContain('<b>words</b>')
})

test('every page of the gallery is drawn', async () => {
  const first = await open('index')
  const names = await first.locator('.line').evaluateAll((lines) => lines.map((line) => line.id))
  expect(names.length).toBeGreaterThan(20)
  // A camera that is closed while it opens says so: media.test.ts looks at it.
  for (const name of names.filter((one) => one !== 'camera')) {
    const frame = await open(name)
    const page = frame.locator('wx-page').last()
    await expect.poll(() => page.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(40)
  }
})
