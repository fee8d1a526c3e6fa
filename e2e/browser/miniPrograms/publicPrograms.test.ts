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

test('calls answer as ever where a program has put its own Promise.prototype.finally', async () => {
  const stage = await stages.open(
    page({
      'app.js':
        'App({ onLaunch() { Promise.prototype.finally = function (done) { return this.then(() => { done() }, () => { done() }) } } })',
      'page.wxml': '<view id="said">{{said}}</view>',
      'page.js': `Page({ data: { said: '' }, onLoad() {
  wx.request({ url: 'https://shop.example/goods', success: () => this.setData({ said: 'success' }), fail: ({ errMsg }) => this.setData({ said: errMsg }) })
} })`,
    }),
  )
  const frame = await stage.open({ withDoors: true })
  await expect.poll(() => frame.locator('#said').textContent()).toBe('request:fail ERR_CONNECTION_FAILED')
})

test('clouds and worklets that are not there fail in words and stop nothing', async () => {
  const stage = await stages.open(
    page({
      'page.wxml': '<view id="said">{{said}}</view><view class="moved">moved</view>',
      'page.js': `const { shared, timing, Easing } = wx.worklet
Page({ data: { said: '' }, async onLoad() {
  wx.cloud.init({ env: 'shop' })
  const progress = shared(0)
  progress.value = timing(40, { duration: 100, easing: Easing.out(Easing.ease) })
  this.applyAnimatedStyle('.moved', () => ({ width: progress.value + 'px' }))
  const words = []
  await wx.cloud.database().collection('goods').where({ price: 1 }).get().catch(({ errMsg }) => words.push(errMsg))
  await new Promise((done) => wx.cloud.callFunction({ name: 'openId', success: done, fail: ({ errMsg }) => done(words.push(errMsg)) }))
  this.setData({ said: [...words, wx.canIUse('cloud'), wx.isVKSupport('v1')].join(', ') })
} })`,
    }),
  )
  const frame = await stage.open()
  await expect
    .poll(() => frame.locator('#said').textContent())
    .toBe('cloud.get:fail not supported, cloud.callFunction:fail not supported, false, false')
  expect(await frame.locator('.moved').evaluate((node) => getComputedStyle(node).width)).toBe('40px')
  expect(await stage.errors()).toEqual([])
})
