import { describe, expect, test } from 'vitest'
import { fakeWorld } from './fakeContext.fixture.ts'

describe('synchronous', () => {
  test('what was set is there at once, as a copy, and is written through in order', async () => {
    const { now, asked } = fakeWorld()
    const cart = { items: [1] }
    now('setStorageSync', 'cart', cart)
    cart.items.push(2)
    expect(now('getStorageSync', 'cart')).toEqual({ items: [1] })
    now('removeStorageSync', 'cart')
    now('setStorageSync', 'word', 'a')
    now('clearStorageSync')
    expect(asked).toEqual([
      { to: 'host', name: 'storage.set', args: { key: 'cart', value: '{"items":[1]}' } },
      { to: 'host', name: 'storage.remove', args: { key: 'cart' } },
      { to: 'host', name: 'storage.set', args: { key: 'word', value: '"a"' } },
      { to: 'host', name: 'storage.clear', args: {} },
    ])
  })

  test.each([[0], [''], [false], [null], [[]], ['12'], [12]])('%j comes back as it was', (value) => {
    const { now } = fakeWorld()
    now('setStorageSync', 'a', value)
    expect(now('getStorageSync', 'a')).toEqual(value)
  })

  test('what is not there is an empty text', () => expect(fakeWorld().now('getStorageSync', 'none')).toBe(''))

  test('what was kept before the start is there', () => {
    const world = fakeWorld()
    world.context.snapshot.storage.set('token', '"abc"')
    expect(world.now('getStorageSync', 'token')).toBe('abc')
  })

  test('no key, or none of text, is thrown', () => {
    const { now } = fakeWorld()
    expect(() => now('setStorageSync', undefined, 1)).toThrow(
      'setStorageSync:fail parameter error: parameter.key should be String instead of Undefined;',
    )
    expect(() => now('getStorageSync', '')).toThrow('getStorageSync:fail parameter error')
  })

  test('an entry of more than 1 MB, and a program of more than 10 MB', () => {
    const { now } = fakeWorld()
    expect(() => now('setStorageSync', 'a', 'x'.repeat(1024 * 1024))).toThrow(
      'setStorageSync:fail entry size limit reached',
    )
    for (let index = 0; index < 10; index += 1) now('setStorageSync', `k${index}`, 'x'.repeat(1_040_000))
    expect(() => now('setStorageSync', 'more', 'x'.repeat(100_000))).toThrow(
      'setStorageSync:fail exceed storage max size 10Mb',
    )
    now('removeStorageSync', 'k0')
    now('setStorageSync', 'more', 'x'.repeat(100_000))
    expect(now('getStorageInfoSync')).toMatchObject({ limitSize: 10240, currentSize: 9239 })
  })

  test('several at once', () => {
    const { now } = fakeWorld()
    now('batchSetStorageSync', [
      { key: 'a', value: 1 },
      { key: 'b', value: { c: 2 } },
    ])
    expect(now('batchGetStorageSync', ['b', 'none', 'a'])).toEqual([{ c: 2 }, '', 1])
  })
})

describe('asynchronous', () => {
  test('set, get, list, remove, clear', async () => {
    const { call } = fakeWorld()
    expect(await call('setStorage', { key: 'a', data: [1] })).toEqual({ errMsg: 'setStorage:ok' })
    expect(await call('getStorage', { key: 'a' })).toEqual({ errMsg: 'getStorage:ok', data: [1] })
    expect(await call('getStorageInfo')).toEqual({
      errMsg: 'getStorageInfo:ok',
      keys: ['a'],
      currentSize: 1,
      limitSize: 10240,
    })
    expect(await call('removeStorage', { key: 'a' })).toEqual({ errMsg: 'removeStorage:ok' })
    await expect(call('getStorage', { key: 'a' })).rejects.toEqual({ errMsg: 'getStorage:fail data not found' })
    await call('batchSetStorage', { kvList: [{ key: 'x', value: 1 }] })
    expect(await call('batchGetStorage', { keyList: ['x'] })).toMatchObject({ dataList: [1] })
    expect(await call('clearStorage')).toEqual({ errMsg: 'clearStorage:ok' })
    await expect(call('getStorage', { key: 'x' })).rejects.toEqual({ errMsg: 'getStorage:fail data not found' })
  })
})
