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
  const curve = Easing.bezier(0.4, 0, 0.2, 1).factory()
  wx.router.addRouteBuilder('up', () => ({ curve }))
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

test('masonry of a thousand tiles is placed at once', async () => {
  const stage = await stages.open(
    page({
      'page.json': '{"usingComponents":{"tile":"/tile"}}',
      'page.wxml': `<scroll-view scroll-y type="custom" style="height: 100%">
  <grid-view type="masonry" cross-axis-count="4" cross-axis-gap="8" main-axis-gap="4">
    <tile wx:for="{{heights}}" wx:key="index" style="display: block" height="{{item}}" id="tile-{{index}}" />
  </grid-view>
</scroll-view>`,
      'page.js': 'Page({ data: { heights: Array.from({ length: 1000 }, (_, index) => 100 + (index % 4) * 50) } })',
      'tile.json': '{"component":true}',
      'tile.wxml': '<view style="height: {{height}}px">{{height}}</view>',
      'tile.js': 'Component({ properties: { height: Number } })',
    }),
  )
  const frame = await stage.open()
  const top = (index: number) => frame.locator(`#tile-${index}`).evaluate((tile) => tile.getBoundingClientRect().top)
  // The fifth stands below the first, which is the shortest of the first row.
  await expect.poll(async () => (await top(4)) - (await top(0))).toBe(104)
  expect((await stage.told()).filter(([name]) => name === 'ended')).toEqual([])
})

test('what getActions gives away is drawn by drawCanvas', async () => {
  const stage = await stages.open(
    page({
      'page.wxml': '<canvas canvas-id="ball" style="width: 40px; height: 40px" /><view id="said">{{said}}</view>',
      'page.js': `Page({ data: { said: '' }, onReady() {
  const drawing = wx.createContext()
  drawing.setFillStyle('#ff0000')
  drawing.fillRect(0, 0, 40, 40)
  wx.drawCanvas({ canvasId: 'ball', actions: drawing.getActions(), success: () =>
    wx.canvasGetImageData({ canvasId: 'ball', x: 10, y: 10, width: 1, height: 1,
      success: ({ data }) => this.setData({ said: [...data].join(' ') }) }) })
} })`,
    }),
  )
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#said').textContent()).toBe('255 0 0 255')
})

test('contexts of live streams are there, and what they are asked fails in words', async () => {
  const stage = await stages.open(
    page({
      'page.wxml': '<live-pusher id="pusher" /><view id="said">{{said}}</view>',
      'page.js': `Page({ data: { said: '' }, async onReady() {
  const words = []
  const fail = ({ errMsg }) => words.push(errMsg)
  await new Promise((done) => wx.createLivePusherContext('pusher').start({ fail, complete: done }))
  await wx.createLivePlayerContext('player').play().catch(fail)
  await wx.shareImageToGroup({ imagePath: 'a.png' }).catch(fail)
  this.setData({ said: [...words, wx.canIUse('createLivePusherContext')].join(', ') })
} })`,
    }),
  )
  const frame = await stage.open()
  await expect
    .poll(() => frame.locator('#said').textContent())
    .toBe(
      'LivePusherContext.start:fail not supported, LivePlayerContext.play:fail not supported, shareImageToGroup:fail not supported, false',
    )
  expect(await stage.errors()).toEqual([])
})
