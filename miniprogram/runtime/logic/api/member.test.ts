import { describe, expect, test } from 'vitest'
import { fakeWorld } from './fakeContext.fixture.ts'

test.each([
  ['login', {}, 'member.login', {}, { code: 'c' }, { code: 'c' }],
  ['checkSession', {}, 'member.checkSession', {}, { isValid: true }, {}],
  ['chooseAddress', {}, 'member.chooseAddress', {}, { userName: 'Mei' }, { userName: 'Mei' }],
  ['authorize', { scope: 'scope.record' }, 'member.authorize', { scope: 'scope.record' }, undefined, {}],
  ['getSetting', {}, 'member.settings', {}, { 'scope.record': true }, { authSetting: { 'scope.record': true } }],
  [
    'requestSubscribeMessage',
    { tmplIds: ['t'] },
    'member.subscribe',
    { templateIds: ['t'] },
    { t: 'accept' },
    { t: 'accept' },
  ],
  [
    'requestPayment',
    { timeStamp: 1, nonceStr: 'n', package: 'prepay_id=1' },
    'member.pay',
    { order: { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1' } },
    {},
    {},
  ],
  ['showShareMenu', {}, 'app.setShareMenu', { shown: true }, undefined, {}],
  ['hideShareMenu', {}, 'app.setShareMenu', { shown: false }, undefined, {}],
  [
    'shareAppMessage',
    { title: 'Look' },
    'app.share',
    { title: 'Look', path: 'pages/a/a', imageUrl: null, withShareTicket: false },
    undefined,
    {},
  ],
  [
    'navigateToMiniProgram',
    { appId: 'wx1', path: 'a?b=1', extraData: { c: 2 } },
    'app.openProgram',
    { appId: 'wx1', path: 'a?b=1', extraData: { c: 2 }, envVersion: 'release' },
    undefined,
    {},
  ],
  ['navigateBackMiniProgram', { extraData: { a: 1 } }, 'app.backToProgram', { extraData: { a: 1 } }, undefined, {}],
  ['exitMiniProgram', {}, 'app.exit', {}, undefined, {}],
  ['restartMiniProgram', { path: 'a' }, 'app.restart', { path: 'a' }, undefined, {}],
  ['openCustomerServiceChat', {}, 'app.openContact', {}, undefined, {}],
])('%s %j', async (name, args, asks, withArgs, answered, result) => {
  const { call, asked, answers } = fakeWorld()
  answers[asks] = answered
  expect(await call(name, args)).toEqual({ errMsg: `${name}:ok`, ...result })
  expect(asked).toEqual([{ to: 'host', name: asks, args: withArgs }])
})

test.each([
  ['checkSession', {}, { errMsg: 'checkSession:fail session time out' }],
  [
    'getUserProfile',
    {},
    { errMsg: 'getUserProfile:fail parameter error: parameter.desc should be String instead of Undefined;' },
  ],
  ['getUserProfile', { desc: '' }, { errMsg: 'getUserProfile:fail desc length does not meet the requirements' }],
  [
    'requestSubscribeMessage',
    { tmplIds: [] },
    { errMsg: "requestSubscribeMessage:fail TmplIds can't be empty", errCode: 10001 },
  ],
  [
    'navigateToMiniProgram',
    {},
    { errMsg: 'navigateToMiniProgram:fail parameter error: parameter.appId should be String instead of Undefined;' },
  ],
])('%s %j fails', async (name, args, failure) => {
  await expect(fakeWorld().call(name, args)).rejects.toEqual(failure)
})

describe('the profile', () => {
  test.each([
    ['getUserProfile', { desc: 'to greet you', lang: 'zh_CN' }, 'zh_CN'],
    ['getUserInfo', {}, 'en'],
  ])('%s', async (name, args, language) => {
    const { call, answers } = fakeWorld()
    answers['member.profile'] = { nickName: 'Mei', avatarUrl: 'wxfile://tmp_a.png', language: 'en' }
    const answer = await call(name, args)
    const userInfo = {
      nickName: 'Mei',
      avatarUrl: 'wxfile://tmp_a.png',
      gender: 0,
      country: '',
      province: '',
      city: '',
      language,
    }
    expect(answer).toMatchObject({ errMsg: `${name}:ok`, userInfo, rawData: JSON.stringify(userInfo) })
  })

  test('not granted', async () => {
    const { call, answers } = fakeWorld()
    answers['member.profile'] = () => {
      throw { errMsg: 'fail auth deny', errno: 103 }
    }
    await expect(call('getUserProfile', { desc: 'x' })).rejects.toEqual({
      errMsg: 'getUserProfile:fail auth deny',
      errno: 103,
    })
  })
})

test('openSetting answers how it is afterwards', async () => {
  const { call, answers } = fakeWorld()
  answers['member.settings'] = { 'scope.record': false }
  expect(await call('openSetting')).toEqual({ errMsg: 'openSetting:ok', authSetting: { 'scope.record': false } })
})
