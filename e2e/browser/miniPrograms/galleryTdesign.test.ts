import { expect, test } from 'vitest'
import { useGallery } from '../../../testkit/miniPrograms/gallery.ts'

// Each page of the gallery opens without an error, and what its components are for works.

const { open, said, swipe, unused } = useGallery('gallery-tdesign')

test('every component is on a page', () => {
  // One is a part of `message`, and cannot stand alone.
  expect(unused('tdesign-miniprogram/miniprogram_dist', (one) => one)).toEqual(['message-item'])
})

test('buttons, cells and text', async () => {
  const frame = await open('basics')
  await frame.getByText('Primary', { exact: true }).tap()
  await said(frame).toContain('primary tap')
  await frame.getByText('A cell').tap()
  await said(frame).toContain('cell click')
  await frame.getByText('Add', { exact: true }).tap()
  await said(frame).toContain('fab click')
  expect(
    await frame
      .locator('.t-button', { hasText: 'In other colours' })
      .evaluate((one) => getComputedStyle(one).backgroundColor),
  ).toBe('rgb(227, 115, 24)')
})

test('inputs', async () => {
  const frame = await open('inputs')
  await frame.locator('input').first().fill('Mei')
  await said(frame).toContain('name change {"value":"Mei"')
  await frame.locator('textarea').first().fill('Words')
  await said(frame).toContain('notes change {"value":"Words"')
  await frame.getByText('5 / 50').waitFor()
  await frame.locator('.t-search input').fill('boat')
  await said(frame).toContain('search change {"value":"boat"')
  await frame.getByText('Coffee', { exact: true }).tap()
  await said(frame).toContain('drinks change {"value":["tea","coffee"]')
  await frame.getByText('Large', { exact: true }).tap()
  await said(frame).toContain('size change {"value":"large"')
  await frame.locator('.t-switch').first().tap()
  await said(frame).toContain('switch change {"value":true')
  await frame.locator('.t-stepper__plus').tap()
  await said(frame).toContain('stepper change {"value":2')
  await frame.locator('.t-rate__wrapper .t-icon').nth(3).tap()
  await said(frame).toContain('rate change {"value":4')
  await swipe(frame.locator('.t-slider__dot').first(), 90, 0)
  await said(frame).toMatch(/slider change {"value":(4|5|6)\d/)
  await frame.locator('.t-upload__close-btn').tap()
  await said(frame).toContain('upload remove')
})

test('a form tells what is missing, and what it holds', async () => {
  const frame = await open('form')
  await frame.getByText('Submit', { exact: true }).tap()
  await frame.getByText('A name is needed', { exact: true }).waitFor()
  await frame.locator('input').first().fill('Mei')
  await frame.getByText('Submit', { exact: true }).tap()
  await said(frame).toContain('form submit {"validateResult":true')
})

test('pickers', async () => {
  const frame = await open('pickers')
  await frame.getByText('City', { exact: true }).first().tap()
  await frame.getByText('OK', { exact: true }).filter({ visible: true }).tap()
  await expect.poll(() => frame.locator('.t-cell', { hasText: 'City' }).textContent()).toContain('Delft')
  await frame.getByText('Date', { exact: true }).first().tap()
  await frame.getByText('OK', { exact: true }).filter({ visible: true }).tap()
  await expect.poll(() => frame.locator('.t-cell', { hasText: 'Date' }).textContent()).toContain('2026-11-22')
  await frame.getByText('Area', { exact: true }).first().tap()
  await frame.getByText('North', { exact: true }).tap()
  await frame.getByText('Market', { exact: true }).tap()
  await expect.poll(() => frame.locator('.t-cell', { hasText: 'Area' }).textContent()).toContain('North / Market')
  await frame.getByText('Apple', { exact: true }).tap()
  await said(frame).toContain('tree ["fruit","apple"]')
})

test('days and colours', async () => {
  const frame = await open('calendar')
  await frame.locator('.t-calendar').first().getByText('16', { exact: true }).tap()
  await said(frame).toContain('range select')
  await frame.getByText('A day').first().tap()
  await frame.getByText('OK', { exact: true }).tap()
  await said(frame).toContain('day confirm')
  await frame.getByText('A colour').first().tap()
  await frame.locator('.t-color-picker__swatches-item').nth(2).tap()
  await said(frame).toContain('color change')
})

test('tabs, steps, drawers and the bar below', async () => {
  const frame = await open('navigation')
  await frame.locator('.t-tabs').first().getByText('Two', { exact: true }).tap()
  await said(frame).toContain('tabs change {"value":"two"')
  await frame.getByText('The second').waitFor()
  await frame.locator('.t-segmented').getByText('Week').tap()
  await said(frame).toContain('segmented change')
  await frame.getByText('Wait', { exact: true }).tap()
  await said(frame).toContain('steps change {"previous":1,"current":2')
  await frame.getByText('Open a drawer').tap()
  await frame.locator('.t-drawer').getByText('Second').tap()
  await said(frame).toContain('drawer Second')
  await frame.getByText('Me', { exact: true }).tap()
  await said(frame).toContain('bar change {"value":"me"')
})

test('bars of its own', async () => {
  let frame = await open('navbar')
  await frame.getByText('The bar above').waitFor()
  await frame.page().mouse.move(195, 400)
  await frame.page().mouse.wheel(0, 900)
  await frame.getByText('Top', { exact: true }).tap()
  await said(frame).toContain('top to-top')
  frame = await open('side')
  await frame.getByText('Cheese').tap()
  await expect.poll(() => frame.locator('#content').textContent()).toBe('Cheese')
  frame = await open('indexes')
  await frame.locator('.t-indexes__sidebar-item').nth(5).tap()
  await said(frame).toContain('indexes')
})

test('pictures and labels', async () => {
  const frame = await open('show')
  await frame.locator('.t-tag__icon-close').tap()
  await said(frame).toContain('tag close')
  await frame.getByText('To choose').tap()
  await said(frame).toContain('check change')
  await frame.getByText('The second panel').tap()
  await said(frame).toContain('collapse change {"value":["one","two"]')
  await frame.locator('#view').tap()
  await frame.locator('.t-image-viewer').getByText('1/2').waitFor()
  await frame.locator('.t-image-viewer__nav-close').tap()
  await said(frame).toContain('viewer close')
  await swipe(frame.locator('.t-swiper'), -200, 0)
  await said(frame).toContain('swiper change {"current":1')
})

test('tables and grids', async () => {
  const frame = await open('lists')
  await frame.getByText('150 g').waitFor()
  await frame.getByText('First', { exact: true }).tap()
  await said(frame).toContain('first click')
})

test('messages and layers', async () => {
  const frame = await open('feedback')
  await frame.getByText('toast', { exact: true }).tap()
  await frame.getByText('A toast').waitFor()
  await frame.getByText('message', { exact: true }).tap()
  await frame.getByText('A message').waitFor()
  await frame.getByText('dialog', { exact: true }).tap()
  await frame.getByText('Yes', { exact: true }).tap()
  await said(frame).toBe('dialog yes')
  await frame.getByText('sheet', { exact: true }).tap()
  await frame.getByText('Second', { exact: true }).tap()
  await said(frame).toBe('sheet Second')
  await frame.getByText('popover', { exact: true }).tap()
  await frame.getByText('Words in a bubble').waitFor()
  await frame.locator('.t-overlay').last().tap()
  await frame.getByText('Words in a bubble').waitFor({ state: 'hidden' })
  await frame.getByText('transition', { exact: true }).tap()
  await frame.locator('#faded').waitFor()
  await frame.getByText('guide', { exact: true }).tap()
  await frame.getByText('The first step').waitFor()
  await frame.getByText('Finish').tap()
  await said(frame).toBe('guide finish')
  await frame.getByText('popup', { exact: true }).tap()
  await frame.locator('#within').waitFor()
})

test('menus and swiping', async () => {
  const frame = await open('menus')
  await frame.getByText('Newest').first().tap()
  await frame.getByText('Nearest').tap()
  await said(frame).toBe('sorted near')
  await swipe(frame.locator('.t-swipe-cell'), -180, 0)
  await frame.getByText('Delete').tap()
  await said(frame).toContain('swipe click')
})

test('pulling down', async () => {
  const frame = await open('refresh')
  await swipe(frame.locator('.t-pull-down-refresh'), 0, 300)
  await expect.poll(() => frame.locator('#count').textContent()).toBe('Refreshed 1 times')
})

test('a talk', async () => {
  const frame = await open('chat')
  await frame.locator('textarea').first().fill('How long is it?')
  await frame.locator('.send-btn-icon').first().tap()
  await said(frame).toBe('sent How long is it?')
  // The first place is kept for what a program puts before them.
  await frame.locator('.t-chat-actionbar__item').nth(1).tap()
  await said(frame).toContain('actions actions')
})
