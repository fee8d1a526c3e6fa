import { expect, test } from 'vitest'
import { useGallery } from '../../../testkit/miniPrograms/gallery.ts'

// Each page of the gallery opens without an error, and what its components are for works.

const { open, said, swipe, unused } = useGallery('gallery-vant')

test('every component is on a page', () => {
  // These two are parts of others: of icons and cells, and of pickers.
  expect(unused('@vant/weapp/dist', () => 'index')).toEqual(['info', 'picker-column'])
})

test('buttons, cells and pictures', async () => {
  const frame = await open('basics')
  await frame.locator('#primary').tap()
  await said(frame).toContain('primary click')
  await frame.locator('#cell').tap()
  await said(frame).toContain('cell click')
  // A size without a unit is one in pixels.
  expect((await frame.locator('.van-image').first().boundingBox())?.width).toBe(80)
  await frame.locator('#fade').tap()
  await frame.locator('#faded').waitFor()
})

test('fields', async () => {
  const frame = await open('fields')
  await frame.locator('#name input').fill('Mei')
  await said(frame).toBe('name change "Mei"')
  await frame.locator('#one').getByText('One box').tap()
  await said(frame).toBe('one change false')
  await frame.getByText('Box b').tap()
  await said(frame).toBe('several change ["a","b"]')
  await frame.getByText('Radio 2').tap()
  await said(frame).toBe('choice change "2"')
  await frame.locator('#switch .van-switch').tap()
  await said(frame).toBe('switch change false')
  await frame.locator('#stepper .van-stepper__plus').tap()
  await said(frame).toBe('stepper change 2')
  await frame.locator('#rate .van-rate__item').nth(4).tap()
  await said(frame).toMatch(/rate change (4.5|5)/)
})

test('pickers', async () => {
  const frame = await open('pickers')
  await frame.locator('#picker').getByText('OK').tap()
  await said(frame).toContain('"value":"Bern","index":1')
  await frame.locator('#area-cell').tap()
  await frame.locator('#area').getByText('OK').tap()
  await expect.poll(() => frame.locator('#area-cell').textContent()).toContain('Northland Harbour')
  await frame.locator('#cascade-cell').tap()
  await frame.getByText('Fruit', { exact: true }).tap()
  await frame.getByText('Pear', { exact: true }).tap()
  await expect.poll(() => frame.locator('#cascade-cell').textContent()).toContain('Fruit / Pear')
})

test('days', async () => {
  const frame = await open('calendar')
  await frame.locator('#plain').getByText('17', { exact: true }).first().tap()
  await said(frame).toBe('day 17')
})

test('messages and layers', async () => {
  const frame = await open('feedback')
  await frame.locator('#toast').tap()
  await frame.getByText('A toast').waitFor()
  await frame.locator('#notify').tap()
  await frame.getByText('A notification').waitFor()
  await frame.locator('#dialog').tap()
  await frame.getByText('Yes', { exact: true }).tap()
  await said(frame).toBe('dialog yes')
  await frame.locator('#sheet').tap()
  await frame.getByText('First', { exact: true }).tap()
  await said(frame).toBe('chosen First')
  await frame.locator('#share').tap()
  await frame.getByText('Code', { exact: true }).tap()
  await said(frame).toBe('chosen Code')
  await frame.locator('#popup').tap()
  await frame.locator('#within').waitFor()
})

test('labels and progress', async () => {
  const frame = await open('show')
  await frame.getByText('The second', { exact: true }).tap()
  await said(frame).toBe('collapse change ["1","2"]')
  await frame.locator('#grid').getByText('First').tap()
  await said(frame).toContain('grid click')
})

test('menus and swiping', async () => {
  const frame = await open('menus')
  await frame.getByText('Newest').first().tap()
  await frame.getByText('Nearest').tap()
  await said(frame).toBe('sorted 1')
  await frame.locator('#tree').getByText('Bread').tap()
  await frame.locator('#tree').getByText('Rye').tap()
  await said(frame).toBe('picked Rye')
  await swipe(frame.locator('#swipe'), -120, 0)
  await frame.getByText('Delete').tap()
  await said(frame).toBe('swipe click "right"')
})

test('tabs, bars and an index', async () => {
  let frame = await open('tabs')
  await frame.locator('#tabs').getByText('Two').tap()
  await said(frame).toContain('tabs change {"index":1')
  await frame.getByText('Fruit').tap()
  await said(frame).toBe('side change 1')
  await frame.getByText('Search').tap()
  await said(frame).toBe('bar change 1')
  await frame.getByText('Back').tap()
  await said(frame).toContain('nav click-left')
  frame = await open('letters')
  await frame.locator('.van-index-bar__index').nth(4).tap()
  await said(frame).toContain('index select')
})

test('goods', async () => {
  const frame = await open('trade')
  await frame.getByText('Buy', { exact: true }).tap()
  await said(frame).toContain('buy click')
  await frame.getByText('Pay', { exact: true }).tap()
  await said(frame).toContain('pay submit')
  await frame.getByText('Into the cart').tap()
  await said(frame).toContain('cart click')
  expect(await frame.locator('#pay').textContent()).toContain('30.50')
})
