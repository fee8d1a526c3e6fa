import { describe, expect, test } from 'vitest'
import { fakeWorld } from '../fakeContext.fixture.ts'
import { createMy } from './index.ts'

function setUp() {
  const world = fakeWorld()
  const my = createMy(world.wx, world.context)
  const now = (name: string, ...args: unknown[]): unknown => {
    const call = my[name]
    if (typeof call !== 'function') throw new Error(`${name} is not there`)
    return call(...args)
  }
  return { ...world, my, now, call: async (name: string, args: unknown = {}) => await now(name, args) }
}

test.each([
  [
    'showToast',
    { content: 'Done', type: 'success' },
    'showToast',
    { title: 'Done', icon: 'success', durationMs: 2000, mask: false },
  ],
  ['showToast', { content: 'Plain' }, 'showToast', { title: 'Plain', icon: 'none', durationMs: 2000, mask: false }],
  ['hideToast', {}, 'hideToast', { noConflict: false }],
  ['showLoading', { content: 'Wait' }, 'showLoading', { title: 'Wait', mask: true }],
  ['hideLoading', {}, 'hideLoading', { noConflict: false }],
  [
    'setNavigationBar',
    { title: 'T', backgroundColor: '#fff' },
    'setNavigationBar',
    { title: 'T', backgroundColor: '#fff', frontColor: '#000000' },
  ],
  ['hideBackHome', {}, 'setNavigationBar', { homeButton: false }],
  ['setClipboard', { text: 'a' }, 'device.writeClipboard', { data: 'a' }],
  ['makePhoneCall', { number: '110' }, 'device.call', { phoneNumber: '110' }],
  ['vibrate', {}, 'device.vibrate', { long: true }],
  ['pageScrollTo', { scrollTop: 1 }, 'pageScrollTo', { scrollTop: 1, durationMs: 300 }],
])('%s %j', async (name, args, asks, withArgs) => {
  const { call, asked } = setUp()
  await call(name, args)
  expect(asked.map((each) => [each.name, each.args])).toEqual([[asks, withArgs]])
})

test.each([
  ['confirm', { confirmButtonText: 'Yes' }, { showModal: { confirm: true, content: '' } }, { confirm: true }],
  ['alert', {}, { showModal: { confirm: true, content: '' } }, {}],
  ['prompt', {}, { showModal: { confirm: true, content: 'Mei' } }, { ok: true, inputValue: 'Mei' }],
  ['prompt', {}, { showModal: { confirm: false, content: 'Mei' } }, { ok: false, inputValue: '' }],
  ['showActionSheet', { items: ['a'] }, { showActionSheet: -1 }, { index: -1, success: true }],
  ['vibrate', {}, {}, { success: true }],
  ['getClipboard', {}, { 'device.readClipboard': { data: 'x' } }, { text: 'x' }],
  ['getNetworkType', {}, { 'network.type': { networkType: 'wifi' } }, { networkAvailable: true, networkType: 'WIFI' }],
  [
    'scan',
    { type: 'qr' },
    { 'device.scan': { result: 'c', scanType: 'QR_CODE', rawData: 'Yw==' } },
    { code: 'c', result: 'c', qrCode: 'c', scanType: 'QR_CODE', rawData: 'Yw==', imageChannel: 'camera' },
  ],
  ['scan', { scanType: ['barCode'] }, { 'device.scan': { result: '4' } }, { code: '4', result: '4', barCode: '4' }],
  [
    'getAddress',
    {},
    { 'member.chooseAddress': { userName: 'Mei', telNumber: '1', provinceName: 'P', detailInfo: 'D' } },
    { resultStatus: '9000', result: { fullname: 'Mei', mobilePhone: '1', prov: 'P', address: 'D' } },
  ],
  ['getPhoneNumber', {}, { 'member.phoneNumber': { code: 'k' } }, { response: '{"response":"k"}', code: 'k' }],
  [
    'requestSubscribeMessage',
    { entityIds: ['a', 'b'] },
    { 'member.subscribe': { a: 'accept', b: 'reject' } },
    { behavior: 'subscribe', result: { subscribeEntityIds: ['a'], unsubscribedEntityIds: ['b'] } },
  ],
  ['getSetting', {}, { 'member.settings': { 'scope.userLocation': true } }, { authSetting: { location: true } }],
  ['showAuthGuide', {}, {}, { shown: false }],
  [
    'getAuthCode',
    { scopes: 'auth_user' },
    { 'member.login': { code: 'k' } },
    { authCode: 'k', authSuccessScopes: ['auth_user'], authErrorScopes: {} },
  ],
  ['getAuthUserInfo', {}, { 'member.profile': { nickName: 'Mei', avatarUrl: 'u' } }, { nickName: 'Mei', avatar: 'u' }],
  ['tradePay', { tradeNO: '1' }, { 'member.pay': {} }, { resultCode: '9000' }],
])('%s answers as there', async (name, args, answers, result) => {
  const world = setUp()
  Object.assign(world.answers, answers)
  expect(await world.call(name, args)).toMatchObject(result)
})

describe('errors are numbers with words', () => {
  test.each([
    ['fail auth deny', { error: 2001, errorMessage: '用户拒绝给小程序授权' }],
    ['fail cancel', { error: 11, errorMessage: '用户取消操作' }],
    ['fail not supported', { error: 1, errorMessage: 'not supported' }],
  ])('%s', async (errMsg, failure) => {
    const { call, answers } = setUp()
    answers['location.get'] = () => {
      throw { errMsg, errno: null }
    }
    await expect(call('getLocation')).rejects.toEqual(failure)
  })

  test('a payment that the member left is an answer', async () => {
    const { call, answers } = setUp()
    answers['member.pay'] = () => {
      throw { errMsg: 'fail cancel', errno: null }
    }
    expect(await call('tradePay', { tradeNO: '1' })).toMatchObject({ resultCode: '6001' })
  })
})

test.each([
  [
    { title: 'T', message: 'M', confirmColor: '#f00' },
    { title: 'T', message: 'M', editable: true, confirmColor: '#f00' },
  ],
  [{ title: 'T' }, { title: 'T', editable: true, placeholderText: '' }],
])('prompt %j', async (args, asks) => {
  const { call, asked } = setUp()
  await call('prompt', args)
  expect(asked[0]?.args).toMatchObject(asks)
})

test('a red entry of a sheet; the colours of a bar', async () => {
  const { call, asked } = setUp()
  await call('showActionSheet', { items: ['a', 'b'], destructiveBtnIndex: 1 })
  expect(asked[0]?.args).toEqual({ items: ['a', 'b'], redIndex: 1 })
  await call('setNavigationBarColor', { backgroundColor: '#108ee9', frontColor: '#ffffff' })
  expect(asked[1]).toMatchObject({
    name: 'setNavigationBar',
    args: { backgroundColor: '#108ee9', frontColor: '#ffffff' },
  })
  await call('setNavigationBarTitle', { title: 'T' })
  expect(asked[2]?.args).toEqual({ title: 'T' })
})

test('money is asked for by the code of an order', async () => {
  const { call, asked } = setUp()
  await call('tradePay', { tradeNO: 'T1' })
  expect(asked[0]).toMatchObject({ name: 'member.pay', args: { order: { package: 'prepay_id=T1' } } })
})

test('who leaves the list of addresses has answered', async () => {
  const { call, answers } = setUp()
  answers['member.chooseAddress'] = () => {
    throw { errMsg: 'fail cancel', errno: null }
  }
  expect(await call('getAddress')).toEqual({ resultStatus: '6001', result: '' })
})

test('a shake is told once it is hard enough', async () => {
  const { call, tell, asked } = setUp()
  const shaken = call('watchShake')
  await expect.poll(() => asked.length).toBe(1)
  tell('accelerometer', { x: 0, y: 0, z: 1 })
  tell('accelerometer', { x: 2, y: 1, z: 1 })
  expect(await shaken).toEqual({ success: true })
})

test.each(['choosePhoneFromContact', 'openBluetoothAdapter', 'startZMVerify'])(
  '%s is not to be had here',
  async (name) => {
    const { call, now } = setUp()
    await expect(call(name)).rejects.toEqual({ error: 1, errorMessage: 'not supported' })
    expect(now('canIUse', name)).toBe(false)
  },
)

test('storage by one object; what is not there is null', () => {
  const { now } = setUp()
  expect(now('setStorageSync', { key: 'a', data: [1] })).toEqual({ success: true })
  expect(now('getStorageSync', { key: 'a' })).toMatchObject({ data: [1] })
  now('removeStorageSync', { key: 'a' })
  expect(now('getStorageSync', { key: 'a' })).toMatchObject({ data: null })
})

test('a request: other names, and a status of 400 and more is an error', async () => {
  const { now, answers } = setUp()
  const body = new TextEncoder().encode('{"a":1}').buffer
  answers['network.request'] = { statusCode: 200, headers: [['A', 'b']], cookies: [], body }
  const ask = () =>
    new Promise((success, fail) => now('request', { url: 'https://a.example', headers: { X: 'y' }, success, fail }))
  expect(await ask()).toEqual({ data: { a: 1 }, status: 200, statusCode: 200, headers: { A: 'b' } })
  answers['network.request'] = { statusCode: 500, headers: [], cookies: [], body }
  await expect(ask()).rejects.toMatchObject({ error: 19, status: 500 })
})

test('what it can', () => {
  const { now } = setUp()
  const said = (schema: string) => now('canIUse', schema)
  expect(['component2', 'request', 'getAuthCode', 'button.open-type'].map(said)).toEqual([true, true, true, true])
  expect(['nothing', 'showTopTips', 'openBluetoothAdapter'].map(said)).toEqual([false, false, false])
  // The app of this test has no scanner.
  expect(said('scan')).toBe(false)
  expect(['datePicker', 'optionsSelect', 'multiLevelSelect', 'chooseCity'].map(said)).toEqual([true, true, true, true])
  expect(now('getSystemInfoSync')).toMatchObject({ platform: 'iOS', titleBarHeight: 44, system: '17.0' })
})
