import { describe, expect, test } from 'vitest'
import { fakeWorld, manifest } from './fakeContext.fixture.ts'

test.each([
  ['showToast', { title: 'Done' }, 'showToast', { title: 'Done', icon: 'success', durationMs: 1500, mask: false }],
  [
    'showToast',
    { title: 'No', icon: 'none', duration: 3000, mask: true, image: '/a.png' },
    'showToast',
    { title: 'No', icon: 'none', durationMs: 3000, mask: true, image: '/a.png' },
  ],
  ['hideToast', {}, 'hideToast', { noConflict: false }],
  ['showLoading', { title: 'Wait' }, 'showLoading', { title: 'Wait', mask: false }],
  ['hideLoading', { noConflict: true }, 'hideLoading', { noConflict: true }],
  ['setNavigationBarTitle', { title: 'Shop' }, 'setNavigationBar', { title: 'Shop' }],
  [
    'setNavigationBarColor',
    { frontColor: '#FFFFFF', backgroundColor: '#ff0000', animation: { duration: 400, timingFunc: 'easeIn' } },
    'setNavigationBar',
    { frontColor: '#ffffff', backgroundColor: '#ff0000', animation: { duration: 400, timingFunc: 'easeIn' } },
  ],
  ['showNavigationBarLoading', {}, 'setNavigationBar', { loading: true }],
  ['hideNavigationBarLoading', {}, 'setNavigationBar', { loading: false }],
  ['hideHomeButton', {}, 'setNavigationBar', { homeButton: false }],
  ['setBackgroundColor', { backgroundColorTop: '#fff' }, 'setBackground', { backgroundColorTop: '#fff' }],
  ['setBackgroundTextStyle', { textStyle: 'dark' }, 'setBackground', { textStyle: 'dark' }],
  ['showTabBar', { animation: true }, 'setTabBar', { shown: true, animation: true }],
  ['hideTabBar', {}, 'setTabBar', { shown: false, animation: false }],
  ['setTabBarStyle', { color: '#333333' }, 'setTabBar', { color: '#333333' }],
  ['setTabBarItem', { index: 1, text: 'Me' }, 'setTabBar', { item: { index: 1, text: 'Me' } }],
  ['setTabBarBadge', { index: 0, text: '12345' }, 'setTabBar', { badge: { index: 0, text: '...' } }],
  ['removeTabBarBadge', { index: 0 }, 'setTabBar', { badge: { index: 0, text: null } }],
  ['showTabBarRedDot', { index: 1 }, 'setTabBar', { redDot: { index: 1, shown: true } }],
  ['hideTabBarRedDot', { index: 1 }, 'setTabBar', { redDot: { index: 1, shown: false } }],
  ['startPullDownRefresh', {}, 'startPullDownRefresh', {}],
  ['stopPullDownRefresh', {}, 'stopPullDownRefresh', {}],
  ['pageScrollTo', { scrollTop: 0 }, 'pageScrollTo', { scrollTop: 0, durationMs: 300 }],
  [
    'pageScrollTo',
    { selector: '#end', offsetTop: 5, duration: 0 },
    'pageScrollTo',
    { selector: '#end', offsetTop: 5, durationMs: 0 },
  ],
  ['hideKeyboard', {}, 'hideKeyboard', {}],
])('%s %j', async (name, args, asks, withArgs) => {
  const { call, asked } = fakeWorld()
  expect(await call(name, args)).toEqual({ errMsg: `${name}:ok` })
  expect(asked).toEqual([{ to: 'view', name: asks, args: withArgs }])
})

test.each([
  ['showToast', {}, 'parameter error: parameter.title should be String instead of Undefined;'],
  ['showLoading', {}, 'parameter error: parameter.title should be String instead of Undefined;'],
  ['setNavigationBarTitle', {}, 'parameter error: parameter.title should be String instead of Undefined;'],
  ['setNavigationBarColor', { frontColor: '#123456', backgroundColor: '#fff' }, 'invalid frontColor "#123456"'],
  ['setTabBarBadge', { index: 0 }, 'parameter error: parameter.text should be String instead of Undefined;'],
  ['setTabBarBadge', { index: 9, text: '1' }, 'tabbar item not found'],
  ['showActionSheet', {}, 'parameter error: parameter.itemList should be Array instead of Undefined;'],
  [
    'showActionSheet',
    { itemList: ['1', '2', '3', '4', '5', '6', '7'] },
    'parameter error: itemList should not be large than 6',
  ],
])('%s %j fails', async (name, args, reason) => {
  const { call, asked } = fakeWorld()
  await expect(call(name, args)).rejects.toMatchObject({ errMsg: `${name}:fail ${reason}` })
  expect(asked).toEqual([])
})

test('a program without tabs has none to change', async () => {
  const { call } = fakeWorld({ manifest: { ...manifest, app: { ...manifest.app, tabBar: null } } })
  await expect(call('hideTabBar')).rejects.toEqual({ errMsg: 'hideTabBar:fail not TabBar page' })
})

describe('what is answered by the member', () => {
  test('a dialog', async () => {
    const { call, answers, asked } = fakeWorld()
    answers.showModal = { confirm: true, content: 'written' }
    expect(await call('showModal', { title: 'Sure?', content: 'Yes or no', confirmText: 'Yes' })).toEqual({
      errMsg: 'showModal:ok',
      confirm: true,
      cancel: false,
      content: null,
    })
    expect(asked[0]?.args).toEqual({
      title: 'Sure?',
      content: 'Yes or no',
      showCancel: true,
      editable: false,
      confirmText: 'Yes',
    })
    expect(await call('showModal', { editable: true })).toMatchObject({ content: 'written' })
    answers.showModal = { confirm: false, content: '' }
    expect(await call('showModal')).toMatchObject({ confirm: false, cancel: true })
  })

  test('a sheet: what was taken, or none', async () => {
    const { call, answers } = fakeWorld()
    answers.showActionSheet = 1
    expect(await call('showActionSheet', { itemList: ['A', 'B'] })).toEqual({
      errMsg: 'showActionSheet:ok',
      tapIndex: 1,
    })
    answers.showActionSheet = -1
    await expect(call('showActionSheet', { itemList: ['A'] })).rejects.toEqual({
      errMsg: 'showActionSheet:fail cancel',
    })
  })
})

test('a font is fetched by the host and laid by the frame', async () => {
  const { call, answers, asked } = fakeWorld()
  const data = new ArrayBuffer(4)
  answers['network.font'] = data
  answers.loadFontFace = { status: 'loaded' }
  const args = { family: 'Icons', source: 'url("https://a.example/i.woff2")', desc: { weight: '700' } }
  expect(await call('loadFontFace', args)).toEqual({ errMsg: 'loadFontFace:ok', status: 'loaded' })
  expect(asked).toEqual([
    { to: 'host', name: 'network.font', args: { url: 'https://a.example/i.woff2' } },
    { to: 'view', name: 'loadFontFace', args: { family: 'Icons', data, desc: { weight: '700' } } },
  ])
  answers.loadFontFace = { status: 'error' }
  await expect(call('loadFontFace', args)).rejects.toMatchObject({ status: 'error' })
})

test('direct ones', async () => {
  const { now } = fakeWorld()
  expect(now('getMenuButtonBoundingClientRect')).toMatchObject({ width: 87, height: 32 })
  const order: string[] = []
  now('nextTick', () => order.push('next'))
  order.push('now')
  await expect.poll(() => order).toEqual(['now', 'next'])
})
