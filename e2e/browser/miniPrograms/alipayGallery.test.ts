import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { useGallery } from '@sampan/testkit/miniPrograms/gallery.ts'
import type { Frame } from 'playwright-core'
import { expect, test } from 'vitest'

// Every component of antd-mini as npm has it: each page of examples/gallery-antd is drawn without a mistake, and what a
// component is for works.

const folder = join(import.meta.dirname, '../../../examples/gallery-antd')
const { open, page, said } = useGallery('gallery-antd', { hasTouch: false })

const tap = (frame: Frame, text: string) => frame.getByText(text, { exact: true }).first().click()

test('every component of the package stands on a page', () => {
  const root = dirname(createRequire(import.meta.url).resolve('antd-mini/package.json'))
  const all = readdirSync(join(root, 'es'), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => file.endsWith('index.json') && readFileSync(join(root, 'es', file), 'utf8').includes('"component"'),
    )
    .map((file) => `antd-mini/es/${file.replaceAll('\\', '/').replace('.json', '')}`)
  const used = readdirSync(join(folder, 'pages')).flatMap((name) => {
    const { usingComponents = {} } = JSON.parse(readFileSync(join(folder, 'pages', name, `${name}.json`), 'utf8'))
    const markup = readFileSync(join(folder, 'pages', name, `${name}.axml`), 'utf8')
    return Object.entries(usingComponents).flatMap(([tag, path]) => (markup.includes(`<${tag}`) ? [path] : []))
  })
  expect(all.length).toBeGreaterThan(90)
  expect(all.filter((path) => !used.includes(path))).toEqual([])
})

test('buttons and icons', async () => {
  const frame = await open('buttons')
  await tap(frame, 'Primary')
  await said(frame).toBe('button primary')
  await tap(frame, 'Off')
  await said(frame).toBe('off')
  await frame.locator('.ant-icon-StarFill').click()
  await said(frame).toBe('icon StarFill')
})

test('lines of a list, a switch in one, and a line that is pulled aside', async () => {
  const frame = await open('lists')
  await tap(frame, 'Mei')
  await said(frame).toBe('item Mei')
  await frame.locator('.ant-switch').first().click()
  await said(frame).toBe('quiet false')
  const box = await frame.getByText('Swipe me').boundingBox()
  if (box === null) throw new Error('not to be seen')
  const { mouse } = page()
  await mouse.move(box.x + 300, box.y + 20)
  await mouse.down()
  await mouse.move(box.x + 100, box.y + 20, { steps: 10 })
  await mouse.up()
  await tap(frame, 'Delete')
  await said(frame).toMatch(/^swiped .*"direction":"right".*"btnIdx":1/)
})

test('a card folds, a grid and a voucher are tapped', async () => {
  const frame = await open('cards')
  await frame.locator('.ant-card-header-fold-btn').click()
  await expect.poll(() => frame.locator('.ant-card-content').first().getAttribute('class')).toContain('collapse')
  await said(frame).toBe('fold true')
  await tap(frame, 'Travel')
  await said(frame).toMatch(/^grid .*"title":"Travel"/)
  await tap(frame, 'Use')
  await said(frame).toMatch(/^voucher/)
})

test('tabs: chosen by tapping, led by the program, scrolled to where they are', async () => {
  const frame = await open('tabs')
  await expect.poll(() => frame.locator('#content').textContent()).toBe('Melons')
  await tap(frame, 'Greens')
  await expect.poll(() => frame.locator('#content').textContent()).toBe('Tomatoes')
  await said(frame).toBe('tab 1')
  await frame.locator('.ant-tabs-bar-mixin').nth(1).click()
  await said(frame).toBe('choose 1')
  await expect.poll(() => frame.locator('.ant-tabs-bar-mixin').nth(1).getAttribute('class')).toContain('active')
  const bar = frame.locator('.ant-tabs-bar-scroll-view .mp-scroll').nth(3)
  await expect.poll(() => bar.evaluate((scroller) => scroller.scrollLeft)).toBeGreaterThan(50)
})

test('what is folded opens and closes; letters lead to lines', async () => {
  const frame = await open('folds')
  const first = frame.locator('.ant-collapse').first()
  const height = () =>
    first
      .locator('.ant-collapse-item-content-wrap')
      .first()
      .evaluate((part) => part.clientHeight)
  await expect.poll(height).toBe(0)
  await first.locator('.ant-collapse-item-title').first().click()
  await said(frame).toBe('fold [0]')
  await expect.poll(height).toBeGreaterThan(20)
  await first.locator('.ant-collapse-item-title').first().click()
  await expect.poll(height).toBe(0)
  await frame.locator('#ant-alphabet-3').click()
  await said(frame).toBe('index D')
  await frame.locator('.alphabet-container-item').nth(2).click()
  await said(frame).toBe('letter "C"')
  await tap(frame, 'Me')
  await said(frame).toBe('tab 2')
})

test('boxes, radios, lines, selectors, switches', async () => {
  const frame = await open('choices')
  await tap(frame, 'Alone')
  await said(frame).toBe('box true')
  await tap(frame, 'Coffee')
  await said(frame).toBe('boxes ["tea","coffee"]')
  await frame.getByText('Coffee', { exact: true }).nth(1).click()
  await said(frame).toBe('radio "coffee"')
  await tap(frame, 'Second')
  await said(frame).toMatch(/^line 2/)
  await tap(frame, 'B')
  await said(frame).toBe('selector ["a","b"]')
  await frame.locator('.ant-switch').first().click()
  await said(frame).toBe('turn true')
})

test('what is typed, stepped, rated', async () => {
  const frame = await open('inputs')
  const name = frame.locator('.first input')
  await name.fill('Mei')
  await said(frame).toBe('typed "Mei"')
  await frame.locator('.first .ant-input-clear').click()
  await said(frame).toBe('typed ""')
  await frame.locator('.area textarea').fill('A few lines')
  await said(frame).toBe('wrote "A few lines"')
  await frame.locator('.blur input').fill('Left')
  await frame.locator('.area textarea').click()
  await said(frame).toBe('left "Left"')
  await frame.locator('.ant-stepper .ant-icon').last().click()
  await said(frame).toBe('steps 3')
  await tap(frame, '¥50')
  await said(frame).toMatch(/^amount .*50/)
  await tap(frame, 'Rent')
  await said(frame).toBe('note "Rent"')
})

test('keyboards', async () => {
  const frame = await open('keyboards')
  await tap(frame, 'Numbers')
  for (const key of ['4', '2']) await tap(frame, key)
  await said(frame).toBe('changed 42')
  await tap(frame, 'Done')
  await said(frame).toBe('done 42')
})

test('pickers', async () => {
  const frame = await open('pickers')
  await frame.locator('.fruit').click()
  await frame.getByText('Fruit', { exact: true }).nth(1).waitFor()
  await frame.getByText('Ok', { exact: true }).locator('visible=true').click()
  await said(frame).toBe('picked "Apple"')
  await frame.locator('.where').click()
  await frame.getByText('Cairo', { exact: true }).waitFor()
  await frame.getByText('Ok', { exact: true }).locator('visible=true').click()
  await said(frame).toBe('placed ["eg","Cairo"]')
})

test('a calendar', async () => {
  const frame = await open('calendar')
  await tap(frame, '18')
  await tap(frame, '20')
  await said(frame).toBe('chosen 18 to 20')
  await frame.getByText('Fair', { exact: true }).first().waitFor()
})

test('a form says what is missing, is sent and emptied', async () => {
  const frame = await open('form')
  await tap(frame, 'Send')
  await frame.getByText('Say who you are', { exact: true }).waitFor()
  await said(frame).toBe('not sent')
  await frame.locator('.ant-input input').first().fill('Mei')
  await said(frame).toBe('changed {"name":"Mei"}')
  await tap(frame, 'Large')
  await said(frame).toBe('changed {"size":"large"}')
  await tap(frame, 'Send')
  await said(frame).toBe('sent {"name":"Mei","count":2,"size":"large","extras":["milk"]}')
  await tap(frame, 'Empty')
  await said(frame).toBe('emptied')
  expect(await frame.locator('.ant-input input').first().inputValue()).toBe('')
})

test('what lies over the page opens and closes', async () => {
  const frame = await open('overlays')
  await tap(frame, 'Dialog')
  await tap(frame, 'Yes')
  await said(frame).toBe('dialog yes')
  await tap(frame, 'Modal')
  await tap(frame, 'Understood')
  await said(frame).toBe('understood')
  await tap(frame, 'ActionSheet')
  await tap(frame, 'Copy')
  await said(frame).toBe('action Copy')
  await tap(frame, 'Popup')
  await expect.poll(() => frame.locator('#popup').isVisible()).toBe(true)
  await frame
    .locator('.ant-popup-mask')
    .locator('visible=true')
    .click({ position: { x: 20, y: 60 } })
  await said(frame).toBe('closed')
  await tap(frame, 'Toast')
  await expect.poll(() => frame.getByText('Done', { exact: true }).isVisible()).toBe(true)
})

test('hints', async () => {
  const frame = await open('hints')
  await tap(frame, 'Good')
  await said(frame).toMatch(/^felt .*"text":"Good"/)
  await frame.locator('.ant-popover .ant-button').click()
  await said(frame).toBe('hint true')
  await expect.poll(() => frame.getByText('What it is about', { exact: true }).isVisible()).toBe(true)
  await frame.locator('.ant-popover-list .ant-button').click()
  await tap(frame, 'Pay')
  await said(frame).toBe('chosen pay')
})

test('a guide is walked through', async () => {
  const frame = await open('hints')
  await tap(frame, 'Show around')
  await frame.locator('.ant-guide-tour .ant-button').last().click()
  await said(frame).toBe('step 1')
  await frame.locator('.ant-guide-tour-clear').click()
  await said(frame).toBe('stopped')
})

test('how things stand', async () => {
  const frame = await open('states')
  await tap(frame, 'More')
  await expect.poll(() => frame.getByText('50%').count()).toBe(1)
  await tap(frame, 'Again')
  await said(frame).toBe('again Again')
  await expect.poll(() => frame.locator('.ant-progress-canvas canvas').count()).toBe(1)
})

test('what waits, and what comes then', async () => {
  const frame = await open('skeletons')
  await expect.poll(() => frame.locator('.ant-skeleton').count()).toBeGreaterThan(0)
  expect(await frame.locator('#there').count()).toBe(0)
  await tap(frame, 'Turn')
  await expect.poll(() => frame.locator('#there').isVisible()).toBe(true)
})

test('pictures are taken out, people are chosen', async () => {
  const frame = await open('uploads')
  await frame.locator('.ant-image-upload-close').first().click()
  await said(frame).toBe('files 1')
  await tap(frame, 'Boris')
  await said(frame).toBe('selected Boris')
})

test('terms are agreed to', async () => {
  const frame = await open('terms')
  await tap(frame, 'Agree')
  await said(frame).toBe('Agree false')
  await frame.locator('.ant-terms wx-checkbox').click()
  await said(frame).toBe('check true')
  await tap(frame, 'the terms')
  await said(frame).toBe('term terms')
  await tap(frame, 'Help')
  await said(frame).toBe('link help')
})

test('a page that failed offers a way out', async () => {
  const frame = await open('container')
  await tap(frame, 'Fail')
  await tap(frame, 'Again')
  await said(frame).toBe('again')
  await expect.poll(() => frame.locator('#fine').isVisible()).toBe(true)
})

test('an assistant', async () => {
  const frame = await open('assistant')
  await tap(frame, 'The menu')
  await said(frame).toBe('prompt menu')
  await frame.locator('.ant-copilot-sender textarea').fill('Soup?')
  await frame.locator('.ant-copilot-sender-content-button').click()
  await said(frame).toBe('send Soup?')
  await tap(frame, 'Lunch')
  await said(frame).toBe('talk a')
})
