import { expect, test } from 'vitest'
import { useGallery } from '../../../testkit/miniPrograms/gallery.ts'

// Each page of the gallery opens without an error, and what its components are for works.

const { open, said, swipe, unused } = useGallery('gallery-weui')

test('every component is on a page', () => {
  expect(unused('weui-miniprogram/miniprogram_dist', (one) => one)).toEqual([])
})

test('cells, boxes and swiping', async () => {
  const frame = await open('cells')
  await frame.getByText('Coffee').tap()
  await said(frame).toBe('several change {"value":["tea","coffee"]}')
  await frame.getByText('Large').tap()
  await said(frame).toBe('one change {"value":"l"}')
  await swipe(frame.locator('#slide'), -160, 0)
  await frame.getByText('Delete').tap()
  await said(frame).toContain('slide buttontap {"index":1')
})

test('a form tells what is missing', async () => {
  const frame = await open('form')
  await frame.locator('#submit').tap()
  await said(frame).toBe('invalid 2')
  await frame.getByText('A name is needed').waitFor()
  await frame.locator('#name input').fill('Mei')
  await frame.locator('#phone input').fill('13800138000')
  await frame.locator('#submit').tap()
  await said(frame).toBe('valid')
})

test('messages and layers', async () => {
  const frame = await open('layers')
  await frame.locator('#toptips').tap()
  await frame.getByText('A tip on top').waitFor()
  await frame.locator('#dialog').tap()
  await frame.getByText('Yes', { exact: true }).tap()
  await said(frame).toBe('answered Yes')
  await frame.locator('#half').tap()
  await frame.getByText('of the screen').waitFor()
  await frame.getByText('No', { exact: true }).last().tap()
  await said(frame).toBe('answered No')
  await frame.locator('#sheet').tap()
  await frame.getByText('Second', { exact: true }).tap()
  await said(frame).toBe('chosen 2')
  await frame.locator('#gallery').tap()
  await frame.getByText('1/2').waitFor()
})

test('pictures, results and bars', async () => {
  let frame = await open('show')
  await frame.getByText('It is done').waitFor()
  await frame.getByText('Third').waitFor()
  frame = await open('bars')
  await frame.getByText('People').tap()
  await said(frame).toContain('bar change {"index":1')
  await frame.locator('.weui-search-bar__label').tap()
  await frame.locator('#search input').fill('boat')
  await frame.getByText('boat two').tap()
  await said(frame).toContain('search selectresult {"index":1')
})
