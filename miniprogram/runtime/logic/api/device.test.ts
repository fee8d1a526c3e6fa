import { expect, test } from 'vitest'
import { fakeWorld } from './fakeContext.fixture.ts'

test.each([
  ['getClipboardData', {}, 'device.readClipboard', {}],
  ['vibrateShort', { type: 'light' }, 'device.vibrate', { long: false }],
  ['vibrateLong', {}, 'device.vibrate', { long: true }],
  ['makePhoneCall', { phoneNumber: '10086' }, 'device.call', { phoneNumber: '10086' }],
  ['scanCode', { scanType: ['qrCode'] }, 'device.scan', { onlyFromCamera: false, scanType: ['qrCode'] }],
  ['setKeepScreenOn', { keepScreenOn: true }, 'device.keepScreenOn', { on: true }],
  ['getNetworkType', {}, 'network.type', {}],
  [
    'startAccelerometer',
    { interval: 'game' },
    'device.watchMotion',
    { kind: 'accelerometer', on: true, intervalMs: 20 },
  ],
  ['stopAccelerometer', {}, 'device.watchMotion', { kind: 'accelerometer', on: false, intervalMs: 200 }],
  ['startGyroscope', { interval: 'ui' }, 'device.watchMotion', { kind: 'gyroscope', on: true, intervalMs: 60 }],
  ['stopGyroscope', {}, 'device.watchMotion', { kind: 'gyroscope', on: false, intervalMs: 200 }],
  ['startCompass', {}, 'device.watchMotion', { kind: 'compass', on: true, intervalMs: 200 }],
  ['stopCompass', {}, 'device.watchMotion', { kind: 'compass', on: false, intervalMs: 200 }],
  ['startDeviceMotionListening', {}, 'device.watchMotion', { kind: 'deviceMotion', on: true, intervalMs: 200 }],
  ['stopDeviceMotionListening', {}, 'device.watchMotion', { kind: 'deviceMotion', on: false, intervalMs: 200 }],
  [
    'getLocation',
    { type: 'gcj02', isHighAccuracy: true },
    'location.get',
    { type: 'gcj02', altitude: false, isHighAccuracy: true, expireMs: 0 },
  ],
  ['getFuzzyLocation', {}, 'location.get', { type: 'wgs84', altitude: false, isHighAccuracy: false, expireMs: 0 }],
  ['chooseLocation', { latitude: 1, longitude: 2 }, 'location.choose', { latitude: 1, longitude: 2 }],
  ['chooseLocation', {}, 'location.choose', { latitude: null, longitude: null }],
  [
    'openLocation',
    { latitude: '48.1', longitude: 11.5, name: 'Here' },
    'location.open',
    { latitude: 48.1, longitude: 11.5, scale: 18, name: 'Here', address: '' },
  ],
  ['startLocationUpdate', {}, 'location.watch', { on: true, type: 'wgs84' }],
  ['stopLocationUpdate', {}, 'location.watch', { on: false, type: 'wgs84' }],
])('%s %j', async (name, args, asks, withArgs) => {
  const { call, asked, answers } = fakeWorld()
  answers[asks] = { answered: 1 }
  expect(await call(name, args)).toEqual({ errMsg: `${name}:ok`, answered: 1 })
  expect(asked).toEqual([{ to: 'host', name: asks, args: withArgs }])
})

test('what was copied is told', async () => {
  const { call, asked } = fakeWorld()
  expect(await call('setClipboardData', { data: 'a' })).toEqual({ errMsg: 'setClipboardData:ok' })
  expect(asked.map(({ name, args }) => [name, args])).toEqual([
    ['device.writeClipboard', { data: 'a' }],
    ['showCopied', {}],
  ])
})

test.each([
  ['makePhoneCall', 'parameter error: parameter.phoneNumber should be String instead of Undefined;'],
  ['setClipboardData', 'parameter error: parameter.data should be String instead of Undefined;'],
  ['openLocation', 'parameter error: parameter.latitude should be Number instead of Undefined;'],
])('%s without what it needs', async (name, reason) => {
  const { call, asked } = fakeWorld()
  await expect(call(name)).rejects.toEqual({ errMsg: `${name}:fail ${reason}` })
  expect(asked).toEqual([])
})

test('who listens to movement starts it, and who stops hears no more', () => {
  const { now, tell, asked } = fakeWorld()
  const heard: unknown[] = []
  const listener = (detail: unknown) => heard.push(detail)
  now('onAccelerometerChange', listener)
  tell('accelerometer', { x: 0, y: 0, z: -1 })
  now('offAccelerometerChange', listener)
  tell('accelerometer', { x: 1, y: 0, z: 0 })
  expect(heard).toEqual([{ x: 0, y: 0, z: -1 }])
  expect(asked.map(({ name }) => name)).toEqual(['device.watchMotion'])
})

test.each([
  ['NetworkStatusChange', 'networkStatusChange'],
  ['LocationChange', 'locationChange'],
  ['LocationChangeError', 'locationChangeError'],
  ['ThemeChange', 'themeChange'],
  ['WindowResize', 'windowResize'],
  ['AppShow', 'appShow'],
  ['AppHide', 'appHide'],
  ['Error', 'error'],
  ['UnhandledRejection', 'unhandledRejection'],
  ['PageNotFound', 'pageNotFound'],
  ['KeyboardHeightChange', 'keyboardHeightChange'],
  ['MemoryWarning', 'memoryWarning'],
])('on%s and off%s', (name, event) => {
  const { now, tell } = fakeWorld()
  const first: unknown[] = []
  const second: unknown[] = []
  const hears = (detail: unknown) => first.push(detail)
  now(`on${name}`, hears)
  now(`on${name}`, hears)
  now(`on${name}`, (detail: unknown) => second.push(detail))
  tell(event, { a: 1 })
  now(`off${name}`, hears)
  tell(event, { a: 2 })
  now(`off${name}`)
  tell(event, { a: 3 })
  expect([first, second]).toEqual([[{ a: 1 }], [{ a: 1 }, { a: 2 }]])
})
