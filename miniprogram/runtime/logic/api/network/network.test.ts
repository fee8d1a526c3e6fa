import { describe, expect, test } from 'vitest'
import { fakeWorld } from '../fakeContext.fixture.ts'
import { encodeData } from './body.ts'

const bytes = (text: string) => new TextEncoder().encode(text).buffer
const textOf = (body: ArrayBuffer | null) => (body === null ? null : new TextDecoder().decode(body))
const json: [string, string][] = [['content-type', 'application/json']]
const form: [string, string][] = [['Content-Type', 'application/x-www-form-urlencoded; charset=utf-8']]

/** What a call with callbacks ends in. */
function ended(start: (callbacks: Record<string, unknown>) => unknown) {
  return new Promise<Record<string, unknown>>((resolve) => {
    start({ complete: resolve })
  })
}

test.each([
  ['nothing', 'GET', json, undefined, 'https://a.example/x', null],
  ['an object by GET goes into the address', 'GET', json, { q: 'a b', n: 1 }, 'https://a.example/x?q=a%20b&n=1', null],
  ['an object by POST is JSON', 'POST', json, { a: [1] }, 'https://a.example/x', '{"a":[1]}'],
  ['a form', 'POST', form, { a: 'ä', b: { c: 1 } }, 'https://a.example/x', 'a=%C3%A4&b=%7B%22c%22%3A1%7D'],
  ['text as it is', 'POST', json, '<xml/>', 'https://a.example/x', '<xml/>'],
  ['an array is JSON', 'POST', json, [1, 2], 'https://a.example/x', '[1,2]'],
])('data: %s', (_, method, headers, data, url, body) => {
  const encoded = encodeData('https://a.example/x', method, headers, data)
  expect([encoded.url, textOf(encoded.body)]).toEqual([url, body])
})

test('a query is put before the hash and after another query', () => {
  expect(encodeData('https://a.example/x?a=1#top', 'GET', json, { b: 2 }).url).toBe('https://a.example/x?a=1&b=2#top')
})

describe('request', () => {
  test('asks the host, and gives JSON as what it is', async () => {
    const { now, answers, asked } = fakeWorld()
    answers['network.request'] = {
      statusCode: 404,
      headers: [
        ['Content-Type', 'application/json'],
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
      ],
      cookies: ['a=1', 'b=2'],
      body: bytes('{"ok":true}'),
    }
    const args = { url: 'https://a.example/x', data: { q: 1 }, header: { Token: 't', Referer: 'x' }, timeout: 900 }
    const answer = await ended((callbacks) => now('request', { ...args, ...callbacks }))
    expect(answer).toEqual({
      errMsg: 'request:ok',
      statusCode: 404,
      header: { 'Content-Type': 'application/json', 'Set-Cookie': 'a=1,b=2' },
      cookies: ['a=1', 'b=2'],
      data: { ok: true },
    })
    expect(asked[0]?.args).toEqual({
      id: 1,
      url: 'https://a.example/x?q=1',
      body: null,
      method: 'GET',
      headers: [
        ['Token', 't'],
        ['content-type', 'application/json'],
      ],
      isChunked: false,
      timeoutMs: 900,
    })
  })

  test.each([
    [{}, 'no json', 'no json'],
    [{ dataType: 'text' }, '{"a":1}', '{"a":1}'],
    [{ responseType: 'arraybuffer' }, 'ab', bytes('ab')],
  ])('%j', async (more, body, data) => {
    const { now, answers } = fakeWorld()
    answers['network.request'] = { statusCode: 200, headers: [], cookies: [], body: bytes(body) }
    const answer = await ended((callbacks) => now('request', { url: 'https://a.example', ...more, ...callbacks }))
    expect(answer.data).toEqual(data)
  })

  test.each([
    [{}, 'parameter error: parameter.url should be String instead of Undefined;'],
    [{ url: '/api/x' }, 'invalid url "/api/x"'],
    [{ url: 'javascript:1' }, 'invalid url "javascript:1"'],
    [{ url: 'https://a.example', method: 'STEAL' }, 'method is invalid'],
  ])('%j fails before the host is asked', async (args, reason) => {
    const { now, asked } = fakeWorld()
    const answer = await ended((callbacks) => now('request', { ...args, ...callbacks }))
    expect(answer.errMsg).toBe(`request:fail ${reason}`)
    expect(asked).toEqual([])
  })

  test('the task aborts while it runs, hears headers and pieces, and is no promise', async () => {
    const world = fakeWorld()
    let refuse: (reason: unknown) => void = () => undefined
    world.answers['network.request'] = () =>
      new Promise((_, reject) => {
        refuse = reject
      })
    const heard: unknown[] = []
    const outcome = new Promise<unknown>((resolve) => {
      const task = world.now('request', { url: 'https://a.example', enableChunked: true, fail: resolve })
      if (typeof task !== 'object' || task === null || 'then' in task) throw new Error('not a task')
      const call = (name: string, ...args: unknown[]) => Reflect.apply(Reflect.get(task, name), task, args)
      call('onHeadersReceived', (detail: unknown) => heard.push(detail))
      call('onChunkReceived', (detail: unknown) => heard.push(detail))
      world.tell('requestHeaders', { id: 2, statusCode: 500, headers: [], cookies: [] })
      world.tell('requestHeaders', { id: 1, statusCode: 200, headers: [['A', '1']], cookies: [] })
      world.tell('requestChunk', { id: 1, data: bytes('a') })
      call('abort')
    })
    await expect.poll(() => world.asked.map(({ name }) => name)).toEqual(['network.request', 'network.abort'])
    refuse({ errMsg: 'fail abort', errno: null })
    expect(await outcome).toEqual({ errMsg: 'request:fail abort' })
    expect(heard).toEqual([{ statusCode: 200, header: { A: '1' }, cookies: [] }, { data: bytes('a') }])
  })
})

test('uploadFile sends fields as text and tells its progress', async () => {
  const world = fakeWorld()
  world.answers['network.upload'] = async () => {
    await Promise.resolve()
    world.tell('requestProgress', { id: 1, sent: true, done: 10, total: 10 })
    return { statusCode: 200, headers: [], cookies: [], body: bytes('{"a":1}') }
  }
  const progress: unknown[] = []
  const answer = await ended((callbacks) => {
    const task = world.now('uploadFile', {
      url: 'https://a.example/up',
      filePath: 'wxfile://tmp_1.png',
      name: 'file',
      formData: { n: 1, o: { p: 2 } },
      ...callbacks,
    })
    if (typeof task !== 'object' || task === null) throw new Error('no task')
    Reflect.apply(Reflect.get(task, 'onProgressUpdate'), task, [(detail: unknown) => progress.push(detail)])
  })
  expect(answer).toMatchObject({ errMsg: 'uploadFile:ok', data: '{"a":1}' })
  expect(world.asked[0]?.args).toMatchObject({
    filePath: 'wxfile://tmp_1.png',
    formData: [
      ['n', '1'],
      ['o', '{"p":2}'],
    ],
  })
  expect(progress).toEqual([{ progress: 100, totalBytesSent: 10, totalBytesExpectedToSend: 10 }])
})

test.each([
  [undefined, null, 'tempFilePath'],
  ['wxfile://usr/a.pdf', 'wxfile://usr/a.pdf', 'filePath'],
])('downloadFile to %s', async (filePath, asksFor, field) => {
  const { now, answers, asked } = fakeWorld()
  answers['network.download'] = { statusCode: 200, headers: [], cookies: [], path: 'wxfile://x' }
  const answer = await ended((callbacks) => now('downloadFile', { url: 'https://a.example/f', filePath, ...callbacks }))
  expect(answer).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 200, [field]: 'wxfile://x' })
  expect(asked[0]?.args).toMatchObject({ filePath: asksFor })
})

describe('sockets', () => {
  function open(world = fakeWorld()) {
    const events: unknown[] = []
    const task = world.now('connectSocket', { url: 'wss://a.example/s', protocols: ['a'], success: () => undefined })
    if (typeof task !== 'object' || task === null) throw new Error('no task')
    const call = (name: string, ...args: unknown[]): unknown => Reflect.apply(Reflect.get(task, name), task, args)
    for (const event of ['Open', 'Message', 'Close', 'Error']) {
      call(`on${event}`, (detail: unknown) => events.push([event, detail]))
    }
    return { world, events, call, task }
  }

  test('opens, hears, says, closes', async () => {
    const { world, events, call, task } = open()
    await expect(call('send', { data: 'early' })).rejects.toMatchObject({
      errMsg: 'sendSocketMessage:fail SocketTask.readyState is not OPEN',
    })
    world.tell('socketOpen', { id: 1, headers: [['A', 'b']] })
    expect(Reflect.get(task, 'readyState')).toBe(1)
    expect(await call('send', { data: 'hello' })).toEqual({ errMsg: 'sendSocketMessage:ok' })
    world.tell('socketMessage', { id: 1, data: 'hi' })
    world.tell('socketMessage', { id: 7, data: 'of another' })
    expect(await call('close', {})).toEqual({ errMsg: 'closeSocket:ok' })
    world.tell('socketClose', { id: 1, code: 1000, reason: '' })
    expect(Reflect.get(task, 'readyState')).toBe(3)
    expect(events).toEqual([
      ['Open', { header: { A: 'b' }, profile: {} }],
      ['Message', { data: 'hi' }],
      ['Close', { code: 1000, reason: '' }],
    ])
    expect(world.asked.map(({ name, args }) => [name, args])).toEqual([
      ['network.openSocket', { id: 1, url: 'wss://a.example/s', headers: [], protocols: ['a'], timeoutMs: 60_000 }],
      ['network.sendSocket', { id: 1, data: 'hello' }],
      ['network.closeSocket', { id: 1, code: 1000, reason: '' }],
    ])
  })

  test('the older calls mean the last one', async () => {
    const { world } = open()
    const events: unknown[] = []
    world.now('onSocketOpen', (detail: unknown) => events.push(detail))
    world.now('onSocketMessage', (detail: unknown) => events.push(detail))
    world.now('onSocketClose', (detail: unknown) => events.push(detail))
    world.now('onSocketError', (detail: unknown) => events.push(detail))
    world.tell('socketOpen', { id: 1, headers: [] })
    world.tell('socketMessage', { id: 1, data: 'a' })
    expect(await world.call('sendSocketMessage', { data: 'b' })).toEqual({ errMsg: 'sendSocketMessage:ok' })
    expect(await world.call('closeSocket')).toEqual({ errMsg: 'closeSocket:ok' })
    expect(events).toHaveLength(2)
    await expect(fakeWorld().call('sendSocketMessage', { data: 'b' })).rejects.toMatchObject({
      errMsg: 'sendSocketMessage:fail WebSocket is not connected',
    })
  })

  test('what the host refuses is an error of the socket', async () => {
    const world = fakeWorld()
    world.answers['network.openSocket'] = () => {
      throw { errMsg: 'fail url not in domain list', errno: 600002 }
    }
    const { events, task } = open(world)
    await expect
      .poll(() => events)
      .toEqual([['Error', { errMsg: 'connectSocket:fail url not in domain list', errno: 600002 }]])
    expect(Reflect.get(task, 'readyState')).toBe(3)
  })
})
