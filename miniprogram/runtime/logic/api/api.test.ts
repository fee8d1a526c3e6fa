import { describe, expect, test } from 'vitest'
import { fakeWorld } from './fakeContext.fixture.ts'
import { unsupportedNames } from './unsupported.ts'

/** The hundred calls that real programs use most, those that the core adds by itself left out. */
const mostUsed =
  'navigateTo getStorageSync setStorageSync showToast showModal redirectTo request login navigateBack hideLoading ' +
  'showLoading switchTab getSystemInfo setNavigationBarTitle stopPullDownRefresh getSetting getUserInfo ' +
  'removeStorageSync reLaunch getSystemInfoSync hideToast getUserProfile requestPayment setClipboardData ' +
  'showNavigationBarLoading hideNavigationBarLoading canIUse pageScrollTo getUpdateManager checkSession setStorage ' +
  'downloadFile showActionSheet uploadFile openLocation authorize chooseLocation getMenuButtonBoundingClientRect ' +
  'openSetting makePhoneCall scanCode navigateToMiniProgram nextTick getClipboardData requestSubscribeMessage ' +
  'getLocation clearStorageSync getNetworkType hideTabBar showTabBar setTabBarBadge getStorage removeStorage ' +
  'getAccountInfoSync getWindowInfo getDeviceInfo getAppBaseInfo connectSocket onNetworkStatusChange vibrateShort ' +
  'loadFontFace setNavigationBarColor startPullDownRefresh getLaunchOptionsSync getEnterOptionsSync reportAnalytics'

test('the calls that programs use most are there', () => {
  const { wx } = fakeWorld()
  expect(mostUsed.split(' ').filter((name) => typeof wx[name] !== 'function')).toEqual([])
})

describe('canIUse', () => {
  test.each([
    ['request', true],
    ['showModal.object.editable', true],
    ['createWorker', true],
    ['createWorker.return.getCameraFrameData', false],
    ['openBluetoothAdapter', false],
    ['scanCode', false],
    ['scanCode.object.onlyFromCamera', false],
    ['button.open-type.share', true],
    ['button.open-type.contact', false],
    ['button.open-type.launchApp', false],
    ['toString', false],
    ['nothing.at.all', false],
    ['', false],
    [undefined, false],
  ])('%s: %s', (schema, answer) => expect(fakeWorld().now('canIUse', schema)).toBe(answer))

  test('what cannot be fails in words, and does not stop a program', async () => {
    const { call, now } = fakeWorld()
    const makers = ['createLivePlayerContext', 'createLivePusherContext']
    for (const name of unsupportedNames.filter((one) => one !== 'cloud' && !makers.includes(one))) {
      await expect(call(name)).rejects.toEqual({ errMsg: `${name}:fail not supported`, errno: 3 })
    }
    for (const name of makers) {
      const made = now(name, 'player') as { play(): Promise<unknown> }
      const errMsg = `${name.replace('create', '')}.play:fail not supported`
      await expect(made.play()).rejects.toEqual({ errMsg, errno: 3 })
    }
  })
})

describe('the device', () => {
  test('in all its spellings', async () => {
    const { now, call } = fakeWorld()
    const all = await call('getSystemInfo')
    expect(all).toMatchObject({ errMsg: 'getSystemInfo:ok', platform: 'ios', windowHeight: 753, SDKVersion: '3.6.0' })
    expect(now('getSystemInfoSync')).toEqual({ ...all, errMsg: 'getSystemInfo:ok' })
    expect(await call('getSystemInfoAsync')).toMatchObject({ brand: 'Sampan' })
    expect(now('getWindowInfo')).toMatchObject({
      windowWidth: 390,
      pixelRatio: 2,
      safeArea: { top: 47 },
      screenTop: 91,
    })
    expect(now('getDeviceInfo')).toMatchObject({ model: 'web', system: 'iOS 17.0' })
    expect(now('getAppBaseInfo')).toMatchObject({ language: 'en', theme: 'light', fontSizeScaleFactor: 1 })
    expect(now('getSystemSetting')).toMatchObject({ deviceOrientation: 'portrait' })
    expect(now('getAppAuthorizeSetting')).toMatchObject({ cameraAuthorized: 'authorized' })
    expect(await call('getSkylineInfo')).toMatchObject({ isSupported: false })
  })

  test('as it is now, not as it was', () => {
    const world = fakeWorld()
    world.context.snapshot.system.theme = 'dark'
    expect(world.now('getAppBaseInfo')).toMatchObject({ theme: 'dark' })
  })
})

test('how it was opened, and how it came back', () => {
  const { now, tell } = fakeWorld()
  expect(now('getLaunchOptionsSync')).toMatchObject({ path: 'pages/a/a', scene: 1001 })
  tell('appShow', { path: 'pages/b/b', query: { x: '1' }, scene: 1044 })
  expect(now('getEnterOptionsSync')).toMatchObject({ path: 'pages/b/b', query: { x: '1' }, scene: 1044 })
  expect(now('getLaunchOptionsSync')).toMatchObject({ scene: 1001 })
})

test('who the program is', async () => {
  const { now, call } = fakeWorld()
  expect(now('getAccountInfoSync')).toEqual({
    miniProgram: { appId: 'wx0123456789abcdef', envVersion: 'release', version: '1.2.3' },
  })
  expect(now('getExtConfigSync')).toEqual({ shop: 7 })
  expect(await call('getExtConfig')).toMatchObject({ extConfig: { shop: 7 } })
})

test('bytes as text and back', () => {
  const { now } = fakeWorld()
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256)
  expect(now('arrayBufferToBase64', Uint8Array.of(1, 2, 255).buffer)).toBe('AQL/')
  expect(now('base64ToArrayBuffer', now('arrayBufferToBase64', bytes.buffer))).toEqual(bytes.buffer)
})

test('an update: who asks late hears it, too', () => {
  const { now, tell, asked } = fakeWorld()
  tell('updateChecked', { hasUpdate: true })
  tell('updateReady', null)
  const manager = now('getUpdateManager')
  if (typeof manager !== 'object' || manager === null) throw new Error('no manager')
  const heard: unknown[] = []
  const call = (name: string, ...args: unknown[]) => Reflect.apply(Reflect.get(manager, name), manager, args)
  call('onCheckForUpdate', (detail: unknown) => heard.push(detail))
  call('onUpdateReady', () => heard.push('ready'))
  call('applyUpdate')
  expect(heard).toEqual([{ hasUpdate: true }, 'ready'])
  expect(asked).toEqual([{ to: 'host', name: 'app.restart', args: { path: null } }])
})

test('random bytes, idle time, logs and measures', async () => {
  const { call, now } = fakeWorld()
  const { randomValues } = await call('getRandomValues', { length: 8 })
  expect(randomValues).toBeInstanceOf(ArrayBuffer)
  await expect(call('getRandomValues', { length: 0 })).rejects.toEqual({
    errMsg: 'getRandomValues:fail invalid length',
  })
  await new Promise((resolve) => now('requestIdleCallback', resolve))
  expect(now('getPerformance')).toHaveProperty('createObserver')
  expect(now('getLogManager')).toHaveProperty('warn')
  expect(now('getRealtimeLogManager')).toHaveProperty('setFilterMsg')
  expect(now('reportEvent', 'a', {})).toBeUndefined()
})

describe('routes', () => {
  test('go to the core, with what the opener listens to', async () => {
    const heard: unknown[] = []
    const { call } = fakeWorld({
      routes: {
        navigateTo: async (url, events) => {
          events?.done?.('from the page')
          heard.push(url)
          return { eventChannel: 'channel' }
        },
        redirectTo: async (url) => void heard.push(url),
        reLaunch: async (url) => void heard.push(url),
        switchTab: async () => Promise.reject({ errMsg: 'switchTab:fail can not switch to no-tabBar page' }),
        navigateBack: async (delta) => void heard.push(delta),
      },
    })
    const events = { done: (detail: unknown) => heard.push(detail), broken: 1 }
    expect(await call('navigateTo', { url: '/a', events })).toEqual({
      errMsg: 'navigateTo:ok',
      eventChannel: 'channel',
    })
    expect(await call('redirectTo', { url: '/b' })).toEqual({ errMsg: 'redirectTo:ok' })
    await call('reLaunch', { url: '/c' })
    await call('navigateBack')
    await call('navigateBack', { delta: 2 })
    expect(heard).toEqual(['from the page', '/a', '/b', '/c', 1, 2])
    await expect(call('switchTab', { url: '/d' })).rejects.toEqual({
      errMsg: 'switchTab:fail can not switch to no-tabBar page',
    })
    await expect(call('navigateTo')).rejects.toMatchObject({
      errMsg: 'navigateTo:fail parameter error: parameter.url should be String instead of Undefined;',
    })
  })
})
