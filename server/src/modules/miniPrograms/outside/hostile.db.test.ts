import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import type { App } from '../../../app.ts'
import { createSmallInternet, type SmallInternet, siteAddress } from '../../../kernel/outbound/outbound.fixture.ts'

// Programs that try their requests, pictures and sockets on what is not theirs. `internet.visited` tells what was reached:
// the servers of these tests listen on all addresses of this machine, so what must not be reached would answer.

let internet: SmallInternet
let world: World
let app: App
let mei: Person
let preview: string
let live: string
let farPort = 0
let hanging = 0

beforeAll(async () => {
  const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    '/': (_request, response) => response.end('here'),
    '/echo': (request, response) => response.end(JSON.stringify(request.headers)),
    '/inside': (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
    '/inside-by-name': (_request, response) =>
      response.writeHead(307, { location: 'http://intranet.example.com/' }).end(),
    '/file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/round': (_request, response) => response.writeHead(302, { location: '/round' }).end(),
    '/bomb': (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(40_000_000))),
    '/layers': (_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(gzipSync('x'))),
    '/large': (_request, response) => response.writeHead(200, { 'content-length': '30000000' }).end(),
    '/slow': (_request, response) => void response.write('x'),
    '/hang': (_request, response) => {
      hanging += 1
      response.on('close', () => {
        hanging -= 1
      })
      response.write('x')
    },
    '/headers': (_request, response) =>
      response
        .writeHead(200, {
          'set-cookie': 'sampan_session=stolen; Path=/',
          'content-security-policy': '',
          'access-control-allow-origin': '*',
          'clear-site-data': '"*"',
          refresh: '0; url=http://api.example.com/',
        })
        .end('<script>1</script>'),
    '/bomb.png': (_request, response) => response.end(Buffer.concat([pngHead(60_000, 60_000), Buffer.alloc(1_000)])),
    '/script.svg': (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
  }
  internet = await createSmallInternet((request, response) => {
    const answer = answers[(request.url ?? '').replace(/\?.*/, '')]
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  internet.names.set('api.example.com', [siteAddress])
  internet.names.set('intranet.example.com', ['127.0.0.1'])
  internet.names.set('mixed.example.com', [siteAddress, '10.0.0.1'])
  const { portFor } = internet.surroundings
  world = await createWorld({
    surroundings: { ...internet.surroundings, portFor: (url) => farPort || (portFor?.(url) ?? 0) },
  })
  app = await world.serve()
  mei = await world.person('Mei')
  preview = await layProgram(world)
  live = await layProgram(world, { stage: 'live', domains: ['api.example.com'] })
})
afterAll(async () => {
  await world.close()
  await internet.close()
})

/** The beginning of a picture that says it is this large. */
function pngHead(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008060000000000000000', 'hex')
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

async function send(programId: string, body: Buffer<ArrayBuffer>, who: Person, headers: Record<string, string> = {}) {
  return fetch(`${app.address}/mp/fetch/${programId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/octet-stream', ...headers },
    body,
  })
}

function framed(head: string): Buffer<ArrayBuffer> {
  const text = Buffer.from(head)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text])
}

interface Answered {
  failure?: string | null
  statusCode?: number
  headers?: [string, string][]
  cookies?: string[]
  code?: string
  body: string
}

async function ask(programId: string, url: string, more: object = {}, who = mei): Promise<Answered> {
  const head = { kind: 'request', url, method: 'GET', headers: [], timeoutMs: 5_000, ...more }
  const answer = await send(programId, framed(JSON.stringify(head)), who)
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (!answer.ok) return JSON.parse(bytes.toString())
  const end = 4 + bytes.readUInt32BE(0)
  return { ...JSON.parse(bytes.toString('utf8', 4, end)), body: bytes.toString('utf8', end) }
}

/** What was reached while it was tried. */
async function reachedBy(act: () => Promise<unknown>): Promise<string[]> {
  const before = internet.visited.length
  await act()
  return internet.visited.slice(before)
}

describe('where requests of a program do not go', () => {
  it('control: it goes where it may', async () => {
    expect(await ask(preview, 'http://api.example.com/')).toMatchObject({ statusCode: 200, body: 'here' })
  })

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://0.0.0.0/',
    'http://localhost/',
    'http://localhost./',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.0.1/',
    'http://intranet.example.com/',
    'http://mixed.example.com/',
    'http://api.example.com@127.0.0.1/',
    'http://user:word@api.example.com/',
    'http://api.example.com:6379/',
    'ftp://api.example.com/',
    'file:///etc/passwd',
    'gopher://api.example.com/',
    'data:text/plain,x',
    'javascript:1',
    '//127.0.0.1/',
    'http://１２７.０.０.１/',
  ])('%s', async (url) => {
    let answer: Answered | undefined
    expect(
      await reachedBy(async () => {
        answer = await ask(preview, url)
      }),
    ).toEqual([])
    expect(answer?.failure).toMatch(/^(badUrl|domain|unreachable)$/)
  })

  it.each(['/inside', '/inside-by-name', '/file', '/round'])('by the redirect %s', async (path) => {
    let answer: Answered | undefined
    const visited = await reachedBy(async () => {
      answer = await ask(preview, `http://api.example.com${path}`)
    })
    expect(new Set(visited)).toEqual(new Set([`api.example.com${path}`]))
    expect(answer?.failure).toMatch(/^(badUrl|domain|unreachable|badAnswer)$/)
  })

  it('by a name that is another address when it is connected to', async () => {
    const addresses = [[siteAddress], ['127.0.0.1'], ['127.0.0.1']]
    internet.names.set('rebind.example.com', () => addresses.shift() ?? ['127.0.0.1'])
    expect(await ask(preview, 'http://rebind.example.com/')).toMatchObject({ statusCode: 200 })
    expect(await reachedBy(() => ask(preview, 'http://rebind.example.com/'))).toEqual([])
  })

  it('and a name inside is told from one that is not there by nothing', async () => {
    const [inside, nowhere] = [
      await ask(preview, 'http://intranet.example.com/'),
      await ask(preview, 'http://nobody-has-this.example.com/'),
    ]
    expect(inside).toEqual(nowhere)
  })

  it('and a port inside that answers is told from one that does not by nothing', async () => {
    const [answers, silent] = [
      await ask(preview, `http://127.0.0.1:${new URL(app.address).port}/`),
      await ask(preview, 'http://127.0.0.1:1/'),
    ]
    expect(answers).toEqual(silent)
  })

  it('beyond its domains, also where one of them sends it there', async () => {
    internet.names.set('api.example.com.evil.example.net', [siteAddress])
    internet.names.set('evil-api.example.com', [siteAddress])
    for (const host of ['api.example.com.evil.example.net', 'evil-api.example.com']) {
      expect(await reachedBy(() => ask(live, `http://${host}/`))).toEqual([])
      expect(await ask(live, `http://${host}/`)).toMatchObject({ failure: 'domain' })
    }
    expect(await ask(live, 'http://api.example.com/')).toMatchObject({ statusCode: 200 })
  })
})

describe('what goes along and what comes back', () => {
  it('nothing of ours, and nothing that steers the connection', async () => {
    const headers = [
      ['Host', '127.0.0.1'],
      ['X-Forwarded-For', '127.0.0.1'],
      ['Transfer-Encoding', 'chunked'],
      ['Content-Length', '5'],
      ['Connection', 'x-secret'],
      ['Proxy-Authorization', 'x'],
      ['X-Split', 'a\r\nX-Injected: b'],
      ['x-own', 'mine'],
    ]
    const seen = JSON.parse((await ask(preview, 'http://api.example.com/echo', { headers })).body)
    expect(seen).toMatchObject({ host: 'api.example.com', 'x-own': 'mine' })
    for (const name of ['x-forwarded-for', 'transfer-encoding', 'x-injected', 'x-split', 'proxy-authorization'])
      expect(seen).not.toHaveProperty(name)
    for (const name of ['cookie', 'authorization', 'origin', 'referer']) expect(seen).not.toHaveProperty(name)
  })

  it('headers of the other side are data: none is set here', async () => {
    const head = {
      kind: 'request',
      url: 'http://api.example.com/headers',
      method: 'GET',
      headers: [],
      timeoutMs: 5_000,
    }
    const answer = await send(preview, framed(JSON.stringify(head)), mei)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('clear-site-data')).toBeNull()
    expect(answer.headers.get('refresh')).toBeNull()
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    await answer.arrayBuffer()
  })

  it.each([
    ['a small answer that becomes a large one', '/bomb'],
    ['one that is packed twice', '/layers'],
    ['one that says it is too large', '/large'],
    ['one that never ends', '/slow'],
  ])('%s is not handed on whole', async (_, path) => {
    const answer = await ask(preview, `http://api.example.com${path}`, { timeoutMs: 500 }).catch(() => ({
      failure: 'broken off',
      body: '',
    }))
    expect(answer.failure).toMatch(/^(tooLarge|badAnswer|timeout|broken off)$/)
  })

  it('what is asked without end waits for nobody: ten at a time', async () => {
    const more = Array.from({ length: 14 }, () =>
      ask(preview, 'http://api.example.com/hang', { timeoutMs: 3_000 }).catch(() => ({
        failure: 'broken off',
        body: '',
      })),
    )
    await expect.poll(() => hanging).toBe(10)
    const answers = await Promise.all(more)
    expect(answers.filter(({ failure }) => failure === 'busy')).toHaveLength(4)
    // None is left open.
    await expect.poll(() => hanging).toBe(0)
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a length beyond its end', Buffer.from([255, 255, 255, 255])],
    ['no JSON', framed('{')],
  ])('%s is no request', async (_, body) => {
    expect((await send(preview, body, mei)).status).toBe(400)
  })

  it.each([
    [
      'a prototype',
      '{"__proto__":{"alsoLocal":true},"kind":"request","url":"http://127.0.0.1/","method":"GET","headers":[],"timeoutMs":1}',
    ],
    [
      'more than is known',
      '{"alsoLocal":true,"kind":"request","url":"http://127.0.0.1/","method":"GET","headers":[],"timeoutMs":1}',
    ],
    [
      'another method',
      '{"kind":"request","url":"http://api.example.com/","method":"CONNECT","headers":[],"timeoutMs":1}',
    ],
    [
      'a method with more',
      '{"kind":"request","url":"http://api.example.com/","method":"GET / HTTP/1.1\\r\\nHost: x","headers":[],"timeoutMs":1}',
    ],
  ])('%s in a request changes nothing', async (_, head) => {
    expect(
      await reachedBy(async () => {
        const answer = await send(preview, framed(head), mei)
        const bytes = Buffer.from(await answer.arrayBuffer())
        expect(bytes.toString()).toMatch(/"failure":"(badUrl|domain)"/)
      }),
    ).toEqual([])
  })

  it('pages of elsewhere cannot ask in a member’s name', async () => {
    const head = JSON.stringify({
      kind: 'request',
      url: 'http://api.example.com/',
      method: 'GET',
      headers: [],
      timeoutMs: 1_000,
    })
    for (const origin of ['https://evil.example', 'null']) {
      const answer = await fetch(`${app.address}/mp/fetch/${preview}`, {
        method: 'POST',
        headers: { cookie: `sampan_session=${mei.token}`, origin, 'content-type': 'application/octet-stream' },
        body: framed(head),
      })
      expect(answer.status).toBe(403)
    }
  })
})

describe('pictures', () => {
  const picture = async (url: string) => {
    const { picturesPath } = await world.call(mei, 'miniPrograms.open', { programId: preview })
    return fetch(`${app.address}${picturesPath}?url=${encodeURIComponent(url)}`)
  }

  it('that would fill the memory are not drawn', async () => {
    expect((await picture('http://api.example.com/bomb.png')).status).toBe(502)
  })

  it('that are drawings run nothing, whatever they say they are', async () => {
    const answer = await picture('http://api.example.com/script.svg')
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('content-security-policy')).not.toContain('allow-scripts')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('come from nowhere inside', async () => {
    for (const url of [
      'http://127.0.0.1/',
      'http://intranet.example.com/',
      'http://api.example.com/inside',
      'file:///etc/passwd',
    ])
      expect((await picture(url)).status).toBe(502)
  })
})

describe('sockets', () => {
  const open = (url: string, origin?: string) =>
    new WebSocket(
      `${app.address.replace('http', 'ws')}/mp/socket/${preview}?url=${encodeURIComponent(url)}&stage=preview`,
      {
        headers: { authorization: `Bearer ${mei.token}`, ...(origin !== undefined && { origin }) },
      },
    )
  const outcome = (socket: WebSocket) =>
    new Promise<string>((resolve) => {
      socket.once('open', () => resolve('open'))
      socket.once('error', (error) => resolve(error.message))
    })

  it('go nowhere inside, are five at most, and are all closed with what held them', async () => {
    const far = new WebSocketServer({ port: 0, host: '0.0.0.0' })
    await new Promise((resolve) => far.once('listening', resolve))
    const address = far.address()
    farPort = typeof address === 'object' && address ? address.port : 0
    try {
      for (const url of ['ws://127.0.0.1/', 'ws://intranet.example.com/', 'ws://localhost/', 'http://api.example.com/'])
        expect(await outcome(open(url))).toContain('502')
      expect(far.clients.size).toBe(0)
      expect(await outcome(open('ws://api.example.com/', 'https://evil.example'))).toContain('403')
      const held: WebSocket[] = []
      for (let count = 0; count < 5; count += 1) {
        const socket = open('ws://api.example.com/')
        held.push(socket)
        expect(await outcome(socket)).toBe('open')
      }
      expect(await outcome(open('ws://api.example.com/'))).toContain('502')
      expect(far.clients.size).toBe(5)
      for (const socket of held) socket.terminate()
      await expect.poll(() => far.clients.size).toBe(0)
      const again = open('ws://api.example.com/')
      expect(await outcome(again)).toBe('open')
      again.terminate()
    } finally {
      farPort = 0
      for (const client of far.clients) client.terminate()
      far.close()
    }
  })
})
