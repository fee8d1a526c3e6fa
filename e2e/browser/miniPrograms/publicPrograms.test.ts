import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

// What public programs and the libraries in them lean on, each found by the corpus run.

const stages = useStages()

const page = (files: Record<string, string>) => ({
  'app.json': '{"pages":["page"],"window":{"navigationBarTitleText":"Page"}}',
  'app.js': 'App({})',
  ...files,
})

test('handlers of WXS may be computed, and get the instance as those that are named', async () => {
  const stage = await stages.open(
    page({
      'page.json': '{"usingComponents":{"swipe":"/swipe"}}',
      'page.wxml': '<swipe><view id="inside">inside</view></swipe>',
      'page.js': 'Page({})',
      'swipe.json': '{"component":true}',
      'swipe.wxs': `module.exports = { start: function (event, owner) {
  owner.getState().times = (owner.getState().times || 0) + 1
  owner.callMethod('started', event.instance.getDataset().name + owner.getState().times)
} }`,
      'swipe.wxml': `<wxs src="./swipe.wxs" module="swipe" />
<view id="zone" data-name="zone" bind:tap="{{disabled || swipe.start}}"><slot /></view><view id="said">{{said}}</view>`,
      'swipe.js': `Component({ data: { said: '', disabled: false }, methods: { started(said) { this.setData({ said }) } } })`,
    }),
  )
  const frame = await stage.open()
  await frame.locator('#inside').click()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('zone1')
  await frame.locator('#inside').click()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('zone2')
  expect(await stage.errors()).toEqual([])
})

test('a page is in the stack from its onLoad on', async () => {
  const stage = await stages.open(
    page({
      'page.wxml': '<view id="said">{{said}}</view>',
      'page.js': `Page({ data: { said: '' }, onLoad() {
  const top = getCurrentPages().at(-1)
  this.setData({ said: top === this ? top.route : 'nothing' })
} })`,
    }),
  )
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('page')
})

test('observers and templates that are named and not there stop nothing', async () => {
  const stage = await stages.open(
    page({
      'page.json': '{"usingComponents":{"box":"/box"}}',
      'page.wxml': `<import src="./none.wxml" /><include src="./nothing.wxml" /><template is="none" data="{{a: 1}}" />
<box duration="{{3}}" />`,
      'page.js': 'Page({})',
      'box.json': '{"component":true}',
      'box.wxml': '<view id="box">{{duration}}</view>',
      'box.js': `Component({ properties: { duration: { type: Number, observer: 'observeNothing' } } })`,
    }),
  )
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#box').textContent()).toBe('3')
  expect(await stage.errors()).toEqual([])
  await expect.poll(async () => JSON.stringify(await stage.told())).toContain('observeNothing')
})

test('of an attribute that is written twice the last one counts', async () => {
  const stage = await stages.open(
    page({
      'page.wxml': `<view id="twice" class="first" data-name="one" style="color: red"
  class="second" data-name="two">x</view>`,
      'page.js': 'Page({})',
    }),
  )
  const frame = await stage.open()
  expect(await frame.locator('#twice').getAttribute('class')).toBe('second')
})
