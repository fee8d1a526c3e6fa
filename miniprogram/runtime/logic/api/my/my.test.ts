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
    { title: 'T', backgroundColor: '#fff' },
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
  ['showActionSheet', { items: ['a'] }, { showActionSheet: -1 }, { index: -1 }],
  ['getClipboard', {}, { 'device.readClipboard': { data: 'x' } }, { text: 'x' }],
  ['getNetworkType', {}, { 'network.type': { networkType: 'wifi' } }, { networkAvailable: true, networkType: 'WIFI' }],
  ['scan', { type: 'qr' }, { 'device.scan': { result: 'c' } }, { code: 'c', qrCode: 'c' }],
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
  expect(await world.call(name, args)).toEqual(result)
})

describe('errors are numbers with words', () => {
  test.each([
    ['fail auth deny', { error: 2001, errorMessage: 'auth deny' }],
    ['fail cancel', { error: 11, errorMessage: 'cancel' }],
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
  expect(['nothing', 'showModal', 'openBluetoothAdapter'].map(said)).toEqual([false, false, false])
  expect(now('getSystemInfoSync')).toMatchObject({ platform: 'iOS', titleBarHeight: 44, system: '17.0' })
})
