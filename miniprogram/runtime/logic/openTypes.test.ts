import { expect, test } from 'vitest'
import { openTypeDetail } from './openTypes.ts'

const doors = (host: () => Promise<unknown> = async () => ({ code: 'c' })) => {
  const called: [string, unknown][] = []
  return {
    called,
    async call(name: string, args: Record<string, unknown>) {
      called.push([name, args])
      return { errMsg: `${name}:ok`, tempFilePaths: ['wxfile://tmp/face.png'] }
    },
    callHost: host,
  }
}

test('a button asks by the calls of its kind', async () => {
  const asked = doors()
  expect(await openTypeDetail('chooseAvatar', {}, asked)).toEqual({ avatarUrl: 'wxfile://tmp/face.png' })
  expect(await openTypeDetail('contact', {}, asked)).toEqual({ errMsg: 'enterContact:ok', path: '', query: {} })
  expect((await openTypeDetail('openSetting', {}, asked)).errMsg).toBe('openSetting:ok')
  expect(asked.called.map(([name]) => name)).toEqual(['chooseImage', 'openCustomerServiceChat', 'openSetting'])
})

test('a phone number comes as a code, or why it does not', async () => {
  expect(await openTypeDetail('getPhoneNumber', {}, doors())).toMatchObject({ errMsg: 'getPhoneNumber:ok', code: 'c' })
  const refused = doors(() => Promise.reject({ errMsg: 'fail auth deny', errno: null }))
  await expect(openTypeDetail('getPhoneNumber', {}, refused)).rejects.toEqual({
    errMsg: 'getPhoneNumber:fail auth deny',
  })
})

test('what is not there says so', async () => {
  await expect(openTypeDetail('launchApp', {}, doors())).rejects.toEqual({ errMsg: 'launchApp:fail not supported' })
})
