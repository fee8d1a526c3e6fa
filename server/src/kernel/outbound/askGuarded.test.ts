import type { IncomingMessage, ServerResponse } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { type AskedRequest, createAskGuarded, createOpenSocketGuarded, OutboundError } from './index.ts'
import { createSmallInternet, type SmallInternet, siteAddress } from './outbound.fixture.ts'

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

type Answer = (request: IncomingMessage, response: ServerResponse) => void

async function site(paths: Record<string, Answer>): Promise<SmallInternet> {
  const internet = await createSmallInternet((request, response) => {
    const answer = paths[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end('none')
  })
  internet.names.set('api.example.com', [siteAddress])
  internet.names.set('other.example.com', [siteAddress])
  opened.push(internet)
  return internet
}

const get = (url: string, more: Partial<AskedRequest> = {}): AskedRequest => ({
  ...{ url, method: 'GET', headers: {}, body: null, bytesMax: 10_000, timeMsMax: 2_000, alsoLocal: false },
  mayAsk: () => true,
  ...more,
})

async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'answered'
  } catch (error) {
    if (error instanceof OutboundError) return error.code
    throw error
  }
}

const echo: Answer = (request, response) => {
  readText(request).then((body) => {
    response.end(JSON.stringify({ method: request.method, headers: request.headers, body }))
  })
}

describe('what goes and what comes', () => {
  it('is the method, headers and body as given, and nothing of ours', async () => {
    const { surroundings } = await site({ '/in': echo })
    const answer = await createAskGuarded(surroundings)(
      get('http://api.example.com/in', { method: 'PUT', headers: { 'x-token': '7' }, body: Buffer.from('hello') }),
    )
    const seen = JSON.parse(await readText(answer.body)) as { method: string; headers: object; body: string }
    expect(seen).toMatchObject({ method: 'PUT', headers: { 'x-token': '7', host: 'api.example.com' }, body: 'hello' })
    expect(Object.keys(seen.headers).sort()).toEqual([
      'accept-encoding',
      'connection',
      'content-length',
      'host',
      'x-token',
    ])
  })

  it('is any status with its headers, each cookie by itself, unpacked', async () => {
    const { surroundings } = await site({
      '/teapot': (_request, response) =>
        response
          .writeHead(418, { 'set-cookie': ['a=1', 'b=2'], 'content-encoding': 'gzip' })
          .end(gzipSync('short and stout')),
    })
    const answer = await createAskGuarded(surroundings)(get('http://api.example.com/teapot'))
    expect(answer.status).toBe(418)
    expect(answer.headers.filter(([name]) => name === 'set-cookie')).toEqual([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ])
    expect(await readText(answer.body)).toBe('short and stout')
  })

  it('ends where it is larger than allowed, or takes too long', async () => {
    const { surroundings } = await site({
      '/said': (_request, response) => response.writeHead(200, { 'content-length': '20000' }).end('x'.repeat(20_000)),
      '/unsaid': (_request, response) => response.end('x'.repeat(20_000)),
      '/bomb': (_request, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
      '/drip': (_request, response) => void response.write('x'),
      '/never': () => {},
    })
    const ask = createAskGuarded(surroundings)
    const whole = async (path: string, more = {}) =>
      readText((await ask(get(`http://api.example.com${path}`, more))).body)
    expect(await failure(whole('/said'))).toBe('tooLarge')
    expect(await failure(whole('/bomb'))).toBe('tooLarge')
    expect(await failure(whole('/unsaid'))).toBe('tooLarge')
    expect(await failure(whole('/drip', { timeMsMax: 200 }))).toBe('timedOut')
    expect(await failure(whole('/never', { timeMsMax: 200 }))).toBe('timedOut')
  })
})

describe('where it goes', () => {
  it('asks again for each redirect, and takes no secrets to another site', async () => {
    const { surroundings } = await site({
      '/away': (_request, response) => response.writeHead(307, { location: 'http://other.example.com/in' }).end(),
      '/done': (_request, response) => response.writeHead(303, { location: '/in' }).end(),
      '/in': echo,
    })
    const ask = createAskGuarded(surroundings)
    const headers = { authorization: 'Bearer 1', 'content-type': 'text/plain' }
    const post = { method: 'POST', headers, body: Buffer.from('hello') }
    const away = await ask(get('http://api.example.com/away', post))
    expect(away.url).toBe('http://other.example.com/in')
    const seen = JSON.parse(await readText(away.body))
    expect(seen).toMatchObject({ method: 'POST', body: 'hello' })
    expect(seen.headers).not.toHaveProperty('authorization')
    const done = JSON.parse(await readText((await ask(get('http://api.example.com/done', post))).body))
    expect(done).toMatchObject({ method: 'GET', body: '', headers: { authorization: 'Bearer 1' } })
    const mayAsk = ({ hostname }: URL) => hostname === 'api.example.com'
    expect(await failure(ask(get('http://api.example.com/away', { ...post, mayAsk })))).toBe('notPublic')
  })

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]:8080/',
    'http://inside.example.com/',
    'http://api.example.com:6379/',
    'file:///etc/passwd',
  ])('not to %s', async (url) => {
    const internet = await site({ '/': echo })
    internet.names.set('inside.example.com', ['10.0.0.1'])
    expect(['notPublic', 'badUrl']).toContain(await failure(createAskGuarded(internet.surroundings)(get(url))))
    expect(internet.visited).toEqual([])
  })

  it('to this machine only where that is allowed, and by a name never', async () => {
    const internet = await site({ '/': echo })
    internet.names.set('rebind.example.com', ['10.0.0.1'])
    const ask = createAskGuarded(internet.surroundings)
    const local = { alsoLocal: true }
    expect(await failure(ask(get('http://localhost:9/', local)))).toBe('answered')
    expect(await failure(ask(get('http://10.0.0.1/', local)))).toBe('notPublic')
    expect(await failure(ask(get('http://rebind.example.com/', local)))).toBe('notPublic')
  })
})

describe('a socket', () => {
  it('carries messages, with the protocol that was agreed on; and goes nowhere else', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.2', handleProtocols: () => 'tea' })
    opened.push({ close: () => server.close() })
    await new Promise((resolve) => server.once('listening', resolve))
    server.on('connection', (socket) => socket.on('message', (data) => socket.send(`you said ${data}`)))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const open = createOpenSocketGuarded({
      resolve: async (name) => (name === 'api.example.com' ? [siteAddress] : ['10.0.0.1']),
      isAllowed: (each) => each === siteAddress,
      portFor: () => port,
    })
    const asked = { protocols: ['tea'], headers: {}, bytesMax: 1_000, timeMsMax: 2_000, alsoLocal: false }
    const socket = await open({ ...asked, url: 'ws://api.example.com/chat', mayAsk: () => true })
    const heard = new Promise((resolve) => socket.once('message', (data) => resolve(String(data))))
    socket.resume()
    socket.send('hello')
    expect(await heard).toBe('you said hello')
    expect(socket.protocol).toBe('tea')
    socket.terminate()
    expect(await failure(open({ ...asked, url: 'ws://inside.example.com/', mayAsk: () => true }))).toBe('notPublic')
    expect(await failure(open({ ...asked, url: 'ws://api.example.com/', mayAsk: () => false }))).toBe('notPublic')
    expect(await failure(open({ ...asked, url: 'http://api.example.com/', mayAsk: () => true }))).toBe('badUrl')
  })
})
