import { describe, expect, test } from 'vitest'
import { type BridgeAnswer, createDispatcher, pendingMax } from './dispatch.ts'
import type { HostHandlers } from './handlers/handlers.ts'
import { measure } from './measure.ts'
import { CallRefusal, cancelled } from './refusal.ts'

function setUp(handlers: Partial<HostHandlers> = {}) {
  const world = {
    now: 0,
    touchedAt: null as number | null,
    isAsleep: false,
    lacking: '',
    granted: new Map<string, 'granted' | 'denied'>(),
    asks: [] as string[],
    says: true,
    faults: [] as unknown[],
    done: [] as string[],
  }
  const makePort = createDispatcher({
    handlers: {
      'storage.set': ({ key, value }) => void world.done.push(`${key}=${value}`),
      'storage.clear': () => void world.done.push('clear'),
      'device.call': ({ phoneNumber }) => void world.done.push(phoneNumber),
      'device.readClipboard': () => ({ data: 'secret' }),
      ...handlers,
    },
    permissions: {
      state: (permission) => world.granted.get(permission) ?? 'unasked',
      ask: async (permission) => {
        world.asks.push(permission)
        return world.says
      },
    },
    lastTouchAt: () => world.touchedAt,
    isAsleep: () => world.isAsleep,
    lacksDoor: (name) => world.lacking === name,
    now: () => world.now,
    onFault: (_, fault) => world.faults.push(fault),
  })
  const port = makePort()
  let number = 0
  const call = (name: string, args: unknown = {}) => {
    number += 1
    return port({ number, name, args })
  }
  return { world, makePort, call }
}

const said = (answer: BridgeAnswer) => ('error' in answer ? answer.error.errMsg : 'ok')

describe('what is refused before anything happens', () => {
  test.each([
    ['a name that is not in the table', 'session.token', {}, 'fail api scope is not declared: session.token'],
    ['a name of every object', 'constructor', {}, 'fail api scope is not declared: constructor'],
    ['the prototype', '__proto__', {}, 'fail api scope is not declared: __proto__'],
    ['a call without a handler', 'app.exit', {}, 'fail api scope is not declared: app.exit'],
    ['no arguments', 'storage.set', undefined, 'fail parameter error'],
    ['another type', 'storage.set', { key: 1, value: '' }, 'fail parameter error'],
    ['a field more', 'storage.set', { key: 'a', value: '', owner: 'other' }, 'fail parameter error'],
    ['a key that is too long', 'storage.set', { key: 'k'.repeat(1025), value: '' }, 'fail parameter error'],
    ['too much', 'storage.clear', { x: 'x'.repeat(200_000) }, 'fail parameter error: data exceeds the limit'],
    ['what is no plain data', 'storage.clear', { x: () => 1 }, 'fail parameter error: not plain data'],
    [
      'a key that changes a prototype',
      'storage.set',
      JSON.parse('{"key":"a","value":"","__proto__":{}}'),
      'fail parameter error: not plain data',
    ],
  ])('%s', async (_, name, args, errMsg) => {
    const { world, call } = setUp()
    expect(said(await call(name, args))).toBe(errMsg)
    expect(world.done).toEqual([])
  })

  test('a number that was used before, or is none', async () => {
    const { world, makePort } = setUp()
    const port = makePort()
    const args = { key: 'a', value: '1' }
    expect(said(await port({ number: 5, name: 'storage.set', args }))).toBe('ok')
    for (const number of [5, 4, 0, -1, 5.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
      expect(said(await port({ number, name: 'storage.set', args }))).toBe('fail invalid call')
    }
    expect(world.done).toEqual(['a=1'])
  })

  test('an act that needs a touch, without one and too late', async () => {
    const { world, call } = setUp()
    const tapped = 'fail can only be invoked by user TAP gesture.'
    expect(said(await call('device.call', { phoneNumber: '1' }))).toBe(tapped)
    world.touchedAt = 1000
    world.now = 20_000
    expect(said(await call('device.call', { phoneNumber: '2' }))).toBe(tapped)
    world.now = 16_000
    expect(said(await call('device.call', { phoneNumber: '3' }))).toBe('ok')
    expect(world.done).toEqual(['3'])
  })
})

describe('what lies over the program', () => {
  const scan = { onlyFromCamera: false, scanType: [] }
  const tapped = 'fail can only be invoked by user TAP gesture.'

  test('comes without a touch, and one after the other where each is answered', async () => {
    const { call } = setUp({ 'device.scan': () => ({ result: '1' }) })
    expect(said(await call('device.scan', scan))).toBe('ok')
    expect(said(await call('device.scan', scan))).toBe('ok')
  })

  test('once it was closed, the next one waits for another touch, whatever it is', async () => {
    const { world, call } = setUp({
      'device.scan': () => {
        throw cancelled()
      },
      'location.choose': () => ({}),
    })
    world.touchedAt = 10
    world.now = 20
    expect(said(await call('device.scan', scan))).toBe('fail cancel')
    for (const _ of [1, 2]) expect(said(await call('device.scan', scan))).toBe(tapped)
    expect(said(await call('location.choose', { latitude: null, longitude: null }))).toBe(tapped)
    world.touchedAt = 21
    expect(said(await call('location.choose', { latitude: null, longitude: null }))).toBe('ok')
    expect(said(await call('device.scan', scan))).toBe('fail cancel')
    // Asleep and awake again, as after another program.
    world.touchedAt = null
    expect(said(await call('device.scan', scan))).toBe(tapped)
  })

  test('what is only shown ends by being closed', async () => {
    const { world, call } = setUp({ 'location.open': () => undefined })
    const place = { latitude: 1, longitude: 1, scale: 18, name: '', address: '' }
    expect(said(await call('location.open', place))).toBe(tapped)
    world.touchedAt = 0
    world.now = 1
    expect(said(await call('location.open', place))).toBe('ok')
    expect(said(await call('location.open', place))).toBe(tapped)
  })

  test('one at a time, from all ports together, and one that breaks does not stay', async () => {
    const ends: ((error: Error) => void)[] = []
    const { world, makePort, call } = setUp({
      'device.scan': () => new Promise((_, reject) => ends.push(reject)),
    })
    const other = makePort()
    const first = call('device.scan', scan)
    expect(said(await call('device.scan', scan))).toBe('fail called too frequently')
    expect(said(await other({ number: 1, name: 'device.scan', args: scan }))).toBe('fail called too frequently')
    ends[0]?.(new Error('broken'))
    expect(said(await first)).toBe('fail internal error')
    void call('device.scan', scan)
    await expect.poll(() => ends.length).toBe(2)
    expect(world.faults).toHaveLength(1)
  })

  test('never while nobody sees the program', async () => {
    const { world, call } = setUp({ 'device.scan': () => ({ result: 'secret' }) })
    world.isAsleep = true
    expect(said(await call('device.scan', scan))).toBe('fail not allowed in background')
  })

  test('consent does not let two through', async () => {
    const { world, call } = setUp({ 'member.chooseAddress': () => new Promise(() => undefined) })
    world.touchedAt = 0
    void call('member.chooseAddress')
    expect(said(await call('member.chooseAddress'))).toBe('fail called too frequently')
    expect(world.asks).toEqual(['scope.address'])
  })
})

describe('permission', () => {
  test('is asked once, also by calls at the same time', async () => {
    const { world, call } = setUp()
    const answers = await Promise.all([call('device.readClipboard'), call('device.readClipboard')])
    expect(answers.map(said)).toEqual(['ok', 'ok'])
    expect(world.asks).toEqual(['scope.clipboard'])
  })

  test('refused: the handler is not called, and nobody is asked again', async () => {
    const { world, call } = setUp({
      'device.readClipboard': () => {
        throw new Error('was called')
      },
    })
    world.says = false
    expect(await call('device.readClipboard')).toEqual({ number: 1, error: { errMsg: 'fail auth deny', errno: 103 } })
    world.granted.set('scope.clipboard', 'denied')
    expect(said(await call('device.readClipboard'))).toBe('fail auth deny')
    expect(world.asks).toEqual(['scope.clipboard'])
    expect(world.faults).toEqual([])
  })
})

test('for what the app has no door nobody is asked', async () => {
  const { world, call } = setUp()
  world.lacking = 'device.readClipboard'
  expect(said(await call('device.readClipboard'))).toBe('fail not supported')
  expect(world.asks).toEqual([])
  world.lacking = ''
  expect(said(await call('device.readClipboard'))).toBe('ok')
  expect(world.asks).toEqual(['scope.clipboard'])
})

test('what is personal stays where it is while the program sleeps, though it was granted', async () => {
  const { world, call } = setUp({ 'location.watch': ({ on }) => void world.done.push(`watch ${on}`) })
  world.granted.set('scope.clipboard', 'granted').set('scope.userLocation', 'granted')
  expect(said(await call('device.readClipboard'))).toBe('ok')
  world.isAsleep = true
  expect(said(await call('device.readClipboard'))).toBe('fail auth deny')
  expect(said(await call('location.watch', { on: true, type: 'wgs84' }))).toBe('fail auth deny')
  expect(said(await call('location.watch', { on: false, type: 'wgs84' }))).toBe('ok')
  expect(said(await call('storage.set', { key: 'a', value: '1' }))).toBe('ok')
  expect(world.done).toEqual(['watch false', 'a=1'])
  expect(world.asks).toEqual([])
})

describe('how much', () => {
  test('a minute holds so many calls of a kind, for all ports together, and fills again', async () => {
    const { world, makePort } = setUp({ 'app.exit': () => undefined })
    const [first, second] = [makePort(), makePort()]
    const outcomes: string[] = []
    for (let number = 1; number <= 6; number += 1) {
      for (const port of [first, second]) outcomes.push(said(await port({ number, name: 'app.exit', args: {} })))
    }
    expect(outcomes.filter((each) => each === 'ok')).toHaveLength(10)
    expect(outcomes.slice(10)).toEqual(['fail called too frequently', 'fail called too frequently'])
    world.now = 6_000
    expect(said(await first({ number: 7, name: 'app.exit', args: {} }))).toBe('ok')
    expect(said(await first({ number: 8, name: 'app.exit', args: {} }))).toBe('fail called too frequently')
  })

  test('what hangs holds a place, and places end', async () => {
    const { call } = setUp({ 'storage.remove': () => new Promise(() => undefined) })
    for (let count = 0; count < pendingMax; count += 1) void call('storage.remove', { key: 'a' })
    expect(said(await call('storage.clear'))).toBe('fail called too frequently')
  })

  test.each([
    ['text as UTF-16', 'ab', 12],
    ['bytes as they are', new ArrayBuffer(100), 108],
    ['a view by its length', new Uint8Array(10), 18],
    ['a blob by its size', new Blob(['abc']), 11],
    ['keys count', { ab: 1 }, 20],
  ])('%s', (_, value, bytes) => expect(measure(value, 1e9)).toBe(bytes))

  test.each([
    ['a class of its own', new Map()],
    ['a date', new Date(0)],
    ['a function', { a: () => 1 }],
    ['a symbol', [Symbol('a')]],
  ])('%s is no plain data', (_, value) => expect(measure(value, 1e9)).toBeNull())

  test('nesting without end is none, and counting stops where it is too much', () => {
    const ring: Record<string, unknown> = {}
    ring.ring = ring
    expect(measure(ring, 1e9)).toBeNull()
    expect(measure({ a: 'x'.repeat(1000), b: () => 1 }, 100)).toBeGreaterThan(100)
  })
})

test('a handler that refuses is quoted, one that breaks is not', async () => {
  const { world, call } = setUp({
    'storage.remove': () => {
      throw new CallRefusal('no such key', 7)
    },
    'storage.clear': () => {
      throw new Error('the path /home/someone of this server')
    },
  })
  expect(await call('storage.remove', { key: 'a' })).toEqual({
    number: 1,
    error: { errMsg: 'fail no such key', errno: 7 },
  })
  expect(said(await call('storage.clear'))).toBe('fail internal error')
  expect(world.faults).toHaveLength(1)
})
