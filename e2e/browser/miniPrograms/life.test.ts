import { expect, test } from 'vitest'
import { useStages } from '../../../testkit/miniPrograms/useStages.ts'
import type { StageWindow } from '../../../testkit/miniPrograms/window.ts'

const stages = useStages()

const program = {
  'app.json': JSON.stringify({
    pages: ['pages/a', 'pages/m'],
    subPackages: [{ root: 'sub', pages: ['pages/s'] }],
    window: { navigationBarTitleText: 'Life' },
    tabBar: {
      custom: true,
      list: [
        { pagePath: 'pages/a', text: 'A' },
        { pagePath: 'pages/m', text: 'M' },
      ],
    },
  }),
  'app.js': `App({
  onPageNotFound({ path }) { console.log('notFound ' + path) },
  onUnhandledRejection({ reason }) { console.log('unhandled ' + String(reason).slice(0, 11)) },
  onShow({ scene }) { console.log('app show ' + scene) },
  onHide() { console.log('app hide') },
})`,
  'pages/a.json': '{"enablePullDownRefresh":true}',
  'pages/a.wxml': `<view id="go" bindtap="go">go</view>
<view id="box" style="width:100px;height:100px" bindlongpress="long" bindtap="tap">box</view>
<view class="target" style="margin-top:1200px;height:50px">target</view><view style="height:600px"/>`,
  'pages/a.js': `Page({
  onReady() {
    this.watch = wx.createIntersectionObserver(this, { thresholds: [0, 1] })
    this.watch.relativeToViewport().observe('.target', ({ intersectionRatio }) => console.log('seen ' + intersectionRatio))
    this.animate('#box', [{ opacity: 1 }, { opacity: 0.5, rotate: 90 }], 100, () => console.log('animated'))
    Promise.reject(new Error('late'))
  },
  onShow() { this.getTabBar().setData({ selected: 0 }) },
  onReachBottom() { console.log('bottom') },
  onPageScroll({ scrollTop }) { console.log('scrolled ' + (scrollTop > 0)) },
  onPullDownRefresh() { console.log('pulled'); wx.stopPullDownRefresh() },
  onShareAppMessage({ from }) { return { title: 'shared by ' + from, path: '/pages/a?x=1' } },
  long() { console.log('long') },
  tap() { console.log('tap') },
  go() { wx.navigateTo({ url: '/sub/pages/s' }) },
})`,
  'pages/m.wxml': '<view id="mine">mine</view>',
  'pages/m.js': 'Page({ onShow() { this.getTabBar().setData({ selected: 1 }) } })',
  'sub/pages/s.wxml': '<view id="lost" bindtap="lost">lost</view><view id="launch" bindtap="launch">launch</view>',
  'sub/pages/s.js': `Page({
  lost() { wx.navigateTo({ url: '/nowhere?a=1', fail: ({ errMsg }) => console.log(errMsg) }) },
  launch() { wx.reLaunch({ url: '/pages/m' }) },
})`,
  'custom-tab-bar/index.json': '{"component":true}',
  'custom-tab-bar/index.wxml': `<view class="bar"><view wx:for="{{list}}" wx:key="path" class="{{selected == index ? 'on' : ''}}" data-path="{{item.path}}" bindtap="go">{{item.text}}</view></view>`,
  'custom-tab-bar/index.wxss': '.bar { position: fixed; bottom: 0; left: 0; right: 0; height: 60px; display: flex }',
  'custom-tab-bar/index.js': `Component({
  data: { selected: -1, list: [{ text: 'tab A', path: '/pages/a' }, { text: 'tab M', path: '/pages/m' }] },
  methods: { go({ currentTarget }) { wx.switchTab({ url: currentTarget.dataset.path }) } },
})`,
}

const says = (text: string) => expect.poll(() => stages.last.console.some((line) => line === `log ${text}`)).toBe(true)

test('the program’s own bar of tabs stands on its pages and leads between them', async () => {
  const stage = await stages.open(program)
  const frame = await stage.open()
  await expect.poll(() => frame.locator('.mp-shown [class$="--on"]').textContent()).toBe('tab A')
  await frame.locator('.mp-shown').getByText('tab M').click()
  await expect.poll(() => frame.locator('.mp-shown [class$="--on"]').textContent()).toBe('tab M')
  expect(await frame.locator('.mp-shown #mine').textContent()).toBe('mine')
})

test('a subpackage is loaded when it is gone to; a page that is not there is said', async () => {
  const stage = await stages.open(program)
  const frame = await stage.open()
  await frame.locator('#go').click()
  await frame.locator('#lost').click()
  await says('notFound nowhere')
  await says('navigateTo:fail page "nowhere?a=1" is not found')
  await says('unhandled Error: late')
  await frame.locator('#launch').click()
  await expect.poll(() => frame.locator('.mp-page').count()).toBe(1)
  expect(await frame.locator('#mine').textContent()).toBe('mine')
})

test('fingers pull, press long and scroll; what comes into sight is seen', async () => {
  const stage = await stages.open(program, { hasTouch: true })
  const frame = await stage.open()
  await says('animated')
  const client = await stage.page.context().newCDPSession(stage.page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  await touch('touchStart', 200, 300)
  for (let y = 310; y < 520; y += 15) await touch('touchMove', 200, y)
  await touch('touchEnd', 0, 0)
  await says('pulled')
  const box = await frame.locator('#box').boundingBox()
  await touch('touchStart', (box?.x ?? 0) + 50, (box?.y ?? 0) + 50)
  await says('long')
  await touch('touchEnd', 0, 0)
  await frame
    .locator('.mp-scroller')
    .first()
    .evaluate((scroller) => scroller.scrollTo(0, 5_000))
  await says('bottom')
  await says('scrolled true')
  await says('seen 1')
  expect(stage.console).not.toContain('log tap')
})

test('a program is asked what it shares, sleeps, and wakes at the page of a link', async () => {
  const stage = await stages.open(program)
  const frame = await stage.open()
  const { page } = stage
  const share = () =>
    page.evaluate(() => (globalThis as unknown as { stage: StageWindow }).stage.handles[0]?.share('menu'))
  expect(await share()).toMatchObject({ title: 'shared by menu', path: '/pages/a?x=1', isAllowed: true })
  await page.evaluate(() => (globalThis as unknown as { stage: StageWindow }).stage.handles[0]?.hide())
  await says('app hide')
  await page.evaluate(() =>
    (globalThis as unknown as { stage: StageWindow }).stage.handles[0]?.show({ path: 'sub/pages/s', scene: 1007 }),
  )
  await says('app show 1007')
  await expect.poll(() => frame.locator('.mp-shown #lost').count()).toBe(1)
  expect(await share()).toMatchObject({ isAllowed: false })
})
