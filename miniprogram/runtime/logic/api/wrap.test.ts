import { describe, expect, test } from 'vitest'
import { CallFailure, demand, wrap } from './wrap.ts'

const double = wrap('double', async (args) => {
  demand(args, { of: 'Number' })
  if (args.of === 0) throw new CallFailure('nothing to double', { errno: 7 })
  return { twice: Number(args.of) * 2 }
})

const heard = (args: Record<string, unknown>) =>
  new Promise<unknown[]>((resolve) => {
    const calls: unknown[] = []
    const answered = double({
      ...args,
      success: (result: unknown) => calls.push('success', result),
      fail: (result: unknown) => calls.push('fail', result),
      complete: (result: unknown) => resolve([...calls, 'complete', result]),
    })
    calls.push(answered)
  })

describe('callbacks', () => {
  test('nothing is answered; success, then complete, with errMsg', async () => {
    const result = { errMsg: 'double:ok', twice: 4 }
    expect(await heard({ of: 2 })).toEqual([undefined, 'success', result, 'complete', result])
  })

  test('fail, then complete', async () => {
    const failure = { errMsg: 'double:fail nothing to double', errno: 7 }
    expect(await heard({ of: 0 })).toEqual([undefined, 'fail', failure, 'complete', failure])
  })

  test('one that breaks does not keep the next from being called', async () => {
    const errors: unknown[] = []
    const caught = (error: unknown) => errors.push(error)
    process.once('uncaughtException', caught)
    await new Promise<void>((resolve) => {
      double({
        of: 1,
        success: () => {
          throw new Error('of the program')
        },
        complete: () => resolve(),
      })
    })
    await expect.poll(() => errors.length).toBe(1)
  })
})

describe('a promise, where there is no callback', () => {
  test('kept', async () => expect(await double({ of: 3 })).toEqual({ errMsg: 'double:ok', twice: 6 }))
  test('rejected with what fail would be given', async () => {
    await expect(double({ of: 0 })).rejects.toEqual({ errMsg: 'double:fail nothing to double', errno: 7 })
  })
})

test.each([
  [undefined, 'Undefined'],
  [{ of: '2' }, 'String'],
  [{ of: null }, 'Null'],
  [{ of: [] }, 'Array'],
  ['text', 'Undefined'],
])('wrong parameters are told in WeChat’s words: %j', async (args, found) => {
  await expect(double(args)).rejects.toEqual({
    errMsg: `double:fail parameter error: parameter.of should be Number instead of ${found};`,
  })
})

test('what the host refuses bears the name of the call', async () => {
  const call = wrap('getLocation', async () => {
    throw { errMsg: 'fail auth deny', errno: 103 }
  })
  await expect(call()).rejects.toEqual({ errMsg: 'getLocation:fail auth deny', errno: 103 })
})
