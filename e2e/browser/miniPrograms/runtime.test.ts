import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'

const stages = useStages()

const app = {
  'app.json': JSON.stringify({
    pages: ['pages/home/index', 'pages/detail/index', 'pages/mine/index'],
    window: {
      navigationBarTitleText: 'Shop',
      navigationBarBackgroundColor: '#ffffff',
      navigationBarTextStyle: 'black',
    },
    tabBar: {
      list: [
        { pagePath: 'pages/home/index', text: 'Home' },
        { pagePath: 'pages/mine/index', text: 'Mine' },
      ],
    },
  }),
  'app.js': `App({ said: [], onLaunch(o) { this.said.push('launch ' + o.path + ' ' + o.scene) }, onShow() { this.said.push('show') } })`,
  'app.wxss': '.title { color: rgb(255, 0, 0); font-size: 40rpx }',
  'pages/home/index.json': '{"usingComponents":{"my-card":"/card/index"}}',
  'pages/home/index.wxml': `
<wxs module="m">module.exports = { kind: function (x) { return x.constructor } }</wxs>
<view class="title" id="title" bindtap="add" data-step="{{2}}">count {{count}} {{m.kind(count)}}</view>
<my-card title="card {{count}}" bind:click-icon="hit"><text>inside</text></my-card>
<input model:value="{{name}}"/><view id="name">{{name}}</view>
<button bindtap="go">go</button>
<view id="said">{{said}}</view>`,
  'pages/home/index.js': `const app = getApp()
Page({
  data: { count: 1, name: '', said: '' },
  onLoad(query) { app.said.push('load ' + JSON.stringify(query)) },
  onShow() { app.said.push('page show') },
  onReady() { app.said.push('ready'); this.setData({ said: app.said.join(',') }) },
  onHide() { app.said.push('hide') },
  add(event) { this.setData({ count: this.data.count + event.currentTarget.dataset.step }) },
  hit(event) { this.setData({ count: event.detail.to }) },
  go() {
    wx.navigateTo({
      url: '../detail/index?id=5&name=' + encodeURIComponent('a&b'),
      events: { answer: (value) => this.setData({ name: value }) },
      success: ({ eventChannel }) => eventChannel.emit('question', 'how'),
    })
  },
})`,
  'pages/detail/index.json': '{"navigationBarTitleText":"Detail"}',
  'pages/detail/index.wxml': `<view id="query">{{query}}</view><view id="heard">{{heard}}</view>
<button id="boom" bindtap="boom">boom</button><button id="tab" bindtap="tab">tab</button>`,
  'pages/detail/index.js': `Page({
  data: { query: '', heard: '' },
  onLoad(query) {
    this.setData({ query: JSON.stringify(query) })
    const channel = this.getOpenerEventChannel()
    channel.on('question', (value) => this.setData({ heard: value }))
    channel.emit('answer', 'fine')
  },
  boom() {
    const nothing = null
    nothing.explode()
  },
  tab() { wx.navigateTo({ url: '/pages/mine/index', fail: ({ errMsg }) => this.setData({ heard: errMsg }) }) },
})`,
  'pages/mine/index.wxml': '<view id="mine">mine {{shown}}</view>',
  'pages/mine/index.js': `Page({ data: { shown: 0 }, onShow() { this.setData({ shown: this.data.shown + 1 }) } })`,
  'card/index.json': '{"component":true}',
  'card/index.wxml': '<view class="box" bindtap="tapped">{{title}}: <slot/></view>',
  'card/index.wxss': '.box { padding: 10px } :host { display: block; margin: 4px }',
  'card/index.js': `Component({ properties: { title: String }, methods: { tapped() { this.triggerEvent('click-icon', { to: 100 }) } } })`,
}

test('a page lives: data, components, styles, bindings and its moments', async () => {
  const stage = await stages.open(app)
  const frame = await stage.open()
  await expect.poll(() => frame.locator('#title').textContent()).toBe('count 1 Number')
  expect(await frame.locator('#title').evaluate((node) => getComputedStyle(node).color)).toBe('rgb(255, 0, 0)')
  await expect.poll(() => frame.locator('#said').textContent()).toContain('ready')
  expect(await frame.locator('#said').textContent()).toBe('launch pages/home/index 1001,show,load {},page show,ready')
  await frame.locator('#title').click()
  await expect.poll(() => frame.locator('#title').textContent()).toBe('count 3 Number')
  await frame.getByText('inside').click()
  await expect.poll(() => frame.locator('#title').textContent()).toBe('count 100 Number')
  expect(await frame.locator('my-card').evaluate((node) => getComputedStyle(node).margin)).toBe('4px')
  await frame.locator('input').fill('Mei')
  await expect.poll(() => frame.locator('#name').textContent()).toBe('Mei')
  expect(await stage.errors()).toEqual([])
})

test('pages lie over each other, talk through a channel, and go back', async () => {
  const stage = await stages.open(app)
  const frame = await stage.open()
  await frame.locator('wx-button').click()
  await expect.poll(() => frame.locator('#query').textContent()).toBe('{"id":"5","name":"a%26b"}')
  await expect.poll(() => frame.locator('#heard').textContent()).toBe('how')
  await frame.locator('#tab').click()
  await expect
    .poll(() => frame.locator('#heard').textContent())
    .toBe('navigateTo:fail can not navigateTo a tabbar page')
  await frame.locator('.mp-shown .mp-bar-back').last().click()
  await expect.poll(() => frame.locator('#query').count()).toBe(0)
  expect(await frame.locator('#name').textContent()).toBe('fine')
})

test('tabs are kept as they are', async () => {
  const stage = await stages.open(app)
  const frame = await stage.open()
  await frame.locator('#title').click()
  await frame.getByRole('tab', { name: 'Mine' }).click()
  await expect.poll(() => frame.locator('#mine').textContent()).toBe('mine 1')
  await frame.getByRole('tab', { name: 'Home' }).click()
  await expect.poll(() => frame.locator('.mp-shown #title').textContent()).toBe('count 3 Number')
  await frame.getByRole('tab', { name: 'Mine' }).click()
  await expect.poll(() => frame.locator('#mine').textContent()).toBe('mine 2')
})

test('an error names the line of the source', async () => {
  const stage = await stages.open(app)
  const frame = await stage.open({ path: 'pages/detail/index' })
  await frame.locator('#boom').click()
  await expect.poll(async () => (await stage.errors()).join('')).toContain('pages/detail/index.js:11:')
})

test('a program that hangs is ended, and the window around it stays awake', async () => {
  const stage = await stages.open({
    'app.json': '{"pages":["a"]}',
    'app.js': 'App({})',
    'a.wxml': '<view id="spin" bindtap="spin">spin</view>',
    'a.js': 'Page({ spin() { for (;;); } })',
  })
  const frame = await stage.open()
  await frame.locator('#spin').click()
  await expect
    .poll(async () => (await stage.told()).find(([name]) => name === 'ended')?.[1], { timeout: 20_000 })
    .toBe('hangs')
  expect(await stage.page.locator('iframe').count()).toBeLessThan(2)
})

test('a long list that comes back under the member’s eyes comes by parts, and in its order', async () => {
  const stage = await stages.open({
    'app.json': '{"pages":["a"]}',
    'app.js': 'App({})',
    'a.wxml': `<view id="few" bindtap="few">few</view><view id="all" bindtap="all">all</view>
<view class="line" wx:for="{{shown}}" wx:key="id"><text>{{item.id}}</text><text>of</text><text>{{item.kind}}</text></view>`,
    'a.js': `const all = Array.from({ length: 1500 }, (_, id) => ({ id, kind: id % 7 }))
Page({
  data: { shown: all },
  few() { this.setData({ shown: all.filter(({ kind }) => kind === 3) }) },
  all() { this.setData({ shown: all }) },
})`,
  })
  const frame = await stage.open()
  const lines = frame.locator('.line')
  await expect.poll(() => lines.count()).toBe(1500)
  await frame.locator('#few').click()
  await expect.poll(() => lines.count()).toBe(214)
  await lines.first().evaluate((line) => {
    const parts: number[] = []
    if (line.parentNode)
      new MutationObserver((changes) => parts.push(changes.length)).observe(line.parentNode, { childList: true })
    Object.assign(globalThis, { parts })
  })
  await frame.locator('#all').click()
  await expect.poll(() => lines.count()).toBe(1500)
  expect(await lines.allTextContents()).toEqual(Array.from({ length: 1500 }, (_, id) => `${id}of${id % 7}`))
  const parts = await frame.evaluate(() => (globalThis as unknown as { parts: number[] }).parts)
  expect(parts.length).toBeGreaterThan(3)
})
