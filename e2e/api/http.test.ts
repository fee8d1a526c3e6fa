/** The HTTP door: whatever comes in, a declared error goes out; headers are strict; sessions stay where scripts cannot see. */
import { type ErrorCode, errors, type MethodKind, methods } from '@sampan/contract'
import type { App } from '@sampan/server/app.ts'
import { runs } from '@sampan/testkit/arbitrary/settings.ts'
import { createWorld, PASSWORD, type Person, type World } from '@sampan/testkit/world/world.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureBytes } from './samples.ts'
import { connectRaw } from './wire.ts'

let world: World
let app: App
let mei: Person

beforeAll(async () => {
  world = await createWorld({ settings: { SAMPAN_UPLOAD_BYTES_MAX: '1000000' } })
  app = await world.serve()
  mei = await world.person('Mei')
})
afterAll(() => world.close())

const bearer = () => ({ authorization: `Bearer ${mei.token}` })
const post = (method: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${app.address}/api/${method}`, { method: 'POST', body, headers: { ...bearer(), ...headers } })

/** The code of a refusal that keeps to the contract in all its parts, or 'ok'. */
async function outcomeOf(response: Response): Promise<string> {
  const text = await response.text()
  if (response.status < 400) return 'ok'
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  const body = JSON.parse(text) as { code: ErrorCode; message: string }
  expect(Object.keys(errors)).toContain(body.code)
  expect(response.status).toBe(errors[body.code].status)
  expect(body.message).toBe(errors[body.code].message)
  expect(text).not.toMatch(/\bat .+:\d+:\d+|node_modules|\/src\//)
  expect(body.code).not.toBe('server.failed')
  return body.code
}

const bytes = (...values: number[]) => new Uint8Array(values)

describe('a body', () => {
  it.each([
    ['nothing', '', 'request.malformed'],
    ['half an object', '{"name": "Mei"', 'request.malformed'],
    ['two objects', '{}{}', 'request.malformed'],
    ['single quotes', "{'name': 'Mei'}", 'request.malformed'],
    ['a comment', '{} // Mei', 'request.malformed'],
    ['a form', 'name=Mei&about=x', 'request.malformed'],
    ['bytes that are no UTF-8', bytes(0x22, 0xff, 0xfe, 0x22), 'request.malformed'],
    ['a UTF-8 cut short', bytes(0x22, 0xe4, 0xbd, 0x22), 'request.malformed'],
    ['a surrogate in UTF-8', bytes(0x22, 0xed, 0xa0, 0x80, 0x22), 'request.malformed'],
    ['an overlong slash', bytes(0x22, 0xc0, 0xaf, 0x22), 'request.malformed'],
    ['UTF-16', bytes(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00), 'request.malformed'],
    ['null', 'null', 'request.invalid'],
    ['a list', '[]', 'request.invalid'],
    ['a number beyond all', '{"name": 1e999}', 'request.invalid'],
    ['a lone surrogate, escaped', '{"name": "\\ud800"}', 'request.invalid'],
    ['a zero character, escaped', '{"name": "a\\u0000"}', 'request.invalid'],
    ['a prototype', '{"__proto__": {"name": "Mei"}}', 'request.invalid'],
    ['the same field twice, the last of a wrong type', '{"name": "Mei", "name": 3}', 'request.invalid'],
    ['lists in lists, twenty thousand deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'request.invalid'],
    ['an empty object', '{}', 'ok'],
  ])('%s', async (_what, body, expected) => {
    expect(await outcomeOf(await post('accounts.updateProfile', body))).toBe(expected)
  })

  it('may be deep where its schema leaves it open', async () => {
    const { ceremonyId } = await world.call(mei, 'accounts.beginPasskeyAdd', {})
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const depth = 9_000
      const deep = `${open.repeat(depth)}1${close.repeat(depth)}`
      const body = `{"ceremonyId":"${ceremonyId}","name":"Key","credential":{"x":${deep}}}`
      for (const headers of [{}, { 'idempotency-key': '0195f0a0-0000-4000-8000-000000000001' }])
        expect(['request.invalid', 'request.malformed']).toContain(
          await outcomeOf(await post('accounts.finishPasskeyAdd', body, headers)),
        )
    }
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
  ])('is read as JSON, whatever %s says', async (type) => {
    expect(await outcomeOf(await post('accounts.updateProfile', '{}', { 'content-type': type }))).toBe('ok')
  })

  it('too large is refused, whether it says so or not', async () => {
    const large = JSON.stringify({ about: 'x'.repeat(70_000) })
    expect(await outcomeOf(await post('accounts.updateProfile', large))).toBe('request.tooLarge')
    const stream = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 20; index += 1) controller.enqueue(new Uint8Array(8_192).fill(32))
        controller.close()
      },
    })
    const init = { method: 'POST', body: stream, headers: bearer(), duplex: 'half' }
    expect(await outcomeOf(await fetch(`${app.address}/api/accounts.updateProfile`, init))).toBe('request.tooLarge')
    const upload = { method: 'PUT', body: new Uint8Array(1_000_001), headers: bearer() }
    expect(await outcomeOf(await fetch(`${app.address}/api/files.uploadPicture`, upload))).toBe('request.tooLarge')
  })
})

describe('a method', () => {
  const ways: Record<MethodKind, string[]> = {
    command: ['POST'],
    read: ['GET', 'POST'],
    upload: ['PUT'],
    download: ['GET', 'HEAD'],
  }

  it.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])(
    'by %s answers only where it should',
    async (verb) => {
      for (const { name, kind } of methods) {
        if (ways[kind].includes(verb)) continue
        const response = await fetch(`${app.address}/api/${name}`, { method: verb, headers: bearer() })
        // HEAD has no body to tell a code with.
        const outcome = verb === 'HEAD' ? response.status : await outcomeOf(response)
        expect([name, verb, outcome]).toEqual([name, verb, verb === 'HEAD' ? 405 : 'method.notHere'])
        expect(response.headers.get('allow')).toBe(ways[kind].join(', '))
      }
    },
  )

  it.each([
    '/api/chat.nothing',
    '/api/chat.sendMessage/',
    '/api/chat.sendMessage/x',
    '/api/CHAT.sendMessage',
    '/api/__proto__',
    '/api/constructor',
    '/api/',
    '/api',
    '/api/..%2faccounts.getSelf',
    `/api/${'a'.repeat(5_000)}`,
    '/api/%00',
    '/api/%ff',
    '/api/%',
    '/nothing',
    '/../../etc/passwd',
    '//etc/passwd',
    '/.env',
  ])('that is not there: %s', async (path) => {
    const raw = await connectRaw(app.address)
    raw.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`)
    await raw.closed
    expect(raw.text()).toMatch(/^HTTP\/1\.1 40[04] /)
    expect(raw.text()).toMatch(/\{"code":"(method\.notFound|request\.malformed)"/)
  })

  it.each([
    ['?input={', 'request.malformed'],
    ['?input=%ff', 'request.malformed'],
    ['?input=', 'request.malformed'],
    ['?input=null', 'request.invalid'],
    ['?input=%7B%7D&input=%7B%7D', 'request.malformed'],
    ['?fileId=a&fileId=b', 'request.invalid'],
    ['?__proto__=x', 'request.invalid'],
    ['?constructor[prototype]=x', 'request.invalid'],
    ['', 'ok'],
    ['?input=%7B%7D', 'ok'],
  ])('with a query of %s', async (query, expected) => {
    expect(await outcomeOf(await fetch(`${app.address}/api/accounts.getSelf${query}`, { headers: bearer() }))).toBe(
      expected,
    )
  })

  it('keeps to the rate that it declares, whatever a caller says of where it comes from', async () => {
    const strict = await createWorld({ settings: { SAMPAN_RATE_FACTOR: '1' } })
    const { address } = await strict.serve()
    const person = await strict.person()
    const guess = (index: number) =>
      fetch(`${address}/api/accounts.signIn`, {
        method: 'POST',
        body: JSON.stringify({ handle: person.handle, password: 'guess', deviceName: 'D', session: 'token' }),
        headers: { 'x-forwarded-for': `10.0.0.${index}`, forwarded: `for=10.0.0.${index}` },
      })
    const outcomes: string[] = []
    for (let index = 0; index < 12; index += 1) outcomes.push(await outcomeOf(await guess(index)))
    expect(outcomes).toEqual([...Array(10).fill('auth.failed'), 'request.tooMany', 'request.tooMany'])
    const seconds = Number((await guess(12)).headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    strict.clock.advance(seconds * 1_000)
    expect(await outcomeOf(await guess(13))).toBe('auth.failed')
    await strict.close()
  })
})

describe('bytes that are no HTTP', () => {
  it.each([
    ['noise', 'GARBAGE\r\n\r\n'],
    ['a TLS hello', Buffer.from('16030100a5010000a10303', 'hex')],
    ['an endless header', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`],
    [
      'two lengths',
      'POST /api/accounts.getSelf HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}',
    ],
    [
      'a length and chunks, to smuggle a second request',
      'POST /api/accounts.getSelf HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a header that breaks its line', 'GET / HTTP/1.1\r\nHost: x\r\nX: a\nY\r\n\r\n'],
  ])('%s: refused and closed', async (_what, sent) => {
    const raw = await connectRaw(app.address)
    raw.write(sent)
    await raw.closed
    expect(raw.text()).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(raw.text()).toMatch(/\{"code":"request\.(malformed|tooLarge)"/)
    expect(raw.text()).not.toMatch(/\bat .+:\d+:\d+|node_modules/)
  })
})

describe('anything at all', () => {
  const names = fc.oneof(
    { arbitrary: fc.constantFrom(...methods.map(({ name }) => name)), weight: 4 },
    fc.string({ maxLength: 30, unit: 'binary' }),
  )
  const bodies = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
    fc.string({ maxLength: 200, unit: 'binary' }).filter((text) => text.isWellFormed()),
    fc.uint8Array({ maxLength: 200 }).map((array) => new Uint8Array(array)),
  )
  const headers = fc.dictionary(
    fc.constantFrom(
      'content-type',
      'idempotency-key',
      'range',
      'accept',
      'origin',
      'sec-fetch-site',
      'cookie',
      'x-forwarded-for',
    ),
    fc.stringMatching(/^[\x21-\x7e]{0,40}$/),
  )

  it('is answered with a declared error or done', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.constantFrom('GET', 'POST', 'PUT'),
        bodies,
        headers,
        fc.boolean(),
        async (name, verb, body, extra, signedIn) => {
          const query = verb === 'GET' && typeof body === 'string' ? `?input=${encodeURIComponent(body)}` : ''
          const init = {
            method: verb,
            headers: { ...extra, ...(signedIn ? bearer() : {}) },
            ...(verb === 'GET' ? {} : { body }),
          }
          await outcomeOf(await fetch(`${app.address}/api/${encodeURIComponent(name)}${query}`, init))
        },
      ),
      runs(300),
    )
    // Whatever was done to it, the server still serves, and Mei is who she was or signed out.
    expect((await fetch(`${app.address}/readyz`)).status).toBe(200)
    mei = await world.person('Mei')
  })
})

describe('headers', () => {
  it.each(['/api/accounts.describeServer', '/api/nothing', '/nothing', '/docs/', '/healthz', '/openapi.json'])(
    'of %s are strict',
    async (path) => {
      const { headers } = await fetch(`${app.address}${path}`)
      const policy = new Map(
        (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
          const [name = '', ...sources] = directive.trim().split(/\s+/)
          return [name, sources]
        }),
      )
      for (const [name, sources] of policy)
        for (const source of ["'unsafe-inline'", "'unsafe-eval'", '*', 'http:', 'https:'])
          expect([name, sources]).not.toEqual([name, expect.arrayContaining([source])])
      for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
        expect([name, policy.get(name)]).toEqual([name, ["'none'"]])
      for (const name of ['default-src', 'connect-src', 'form-action'])
        expect([name, policy.get(name)]).toEqual([name, ["'self'"]])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=(self)')
      for (const name of ['server', 'x-powered-by', 'access-control-allow-origin']) expect(headers.get(name)).toBeNull()
    },
  )

  it('a file never runs as a page of ours', async () => {
    const { id } = await world.call(mei, 'files.uploadAvatar', {}, { bytes: pictureBytes })
    const url = `${app.address}/api/files.fetchFile?fileId=${id}&variant=original`
    const { headers } = await fetch(url, { headers: bearer() })
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-type')).toMatch(/^image\//)
    expect(headers.get('cache-control')).toContain('private')
  })

  it('answers are not kept by anything on the way', async () => {
    const { headers } = await fetch(`${app.address}/api/accounts.getSelf`, { headers: bearer() })
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('figures are told on the machine itself, and not through a proxy', async () => {
    expect((await fetch(`${app.address}/metrics`)).status).toBe(200)
    const proxied = await fetch(`${app.address}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } })
    expect([proxied.status, await proxied.text()]).toEqual([404, ''])
  })
})

describe('a browser’s session', () => {
  const signUp = (address: string, handle: string, headers: Record<string, string> = {}) =>
    fetch(`${address}/api/accounts.signUp`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        handle,
        name: 'Browser',
        password: PASSWORD,
        language: 'en',
        deviceName: 'Browser',
        session: 'cookie',
      }),
    })
  const cookieOf = (response: Response) => {
    const [cookie = ''] = response.headers.getSetCookie()
    const [pair = '', ...attributes] = cookie.split(/;\s*/)
    return { pair, token: pair.split('=')[1] ?? '', attributes: attributes.map((attribute) => attribute.toLowerCase()) }
  }

  it('is a cookie that no script sees, and its token stands nowhere else', async () => {
    const response = await signUp(app.address, 'browser_one')
    const { pair, token, attributes } = cookieOf(response)
    const body = await response.text()
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(attributes).toEqual(expect.arrayContaining(['httponly', 'samesite=strict', 'path=/']))
    expect(attributes).not.toContain('secure')
    expect(JSON.parse(body)).toMatchObject({ token: null })
    expect(body).not.toContain(token)

    const self = await fetch(`${app.address}/api/accounts.getSelf`, { headers: { cookie: pair } })
    expect(await self.json()).toMatchObject({ member: { handle: 'browser_one' } })
    const out = await fetch(`${app.address}/api/accounts.signOut`, {
      method: 'POST',
      body: '{}',
      headers: { cookie: pair },
    })
    expect(cookieOf(out)).toMatchObject({ token: '' })
    expect((await fetch(`${app.address}/api/accounts.getSelf`, { headers: { cookie: pair } })).status).toBe(401)
  })

  it('goes over secure connections alone where people come by https', async () => {
    const secure = await createWorld({ settings: { SAMPAN_ORIGIN: 'https://chat.example.org' } })
    const { address } = await secure.serve()
    const response = await signUp(address, 'browser_two')
    expect(cookieOf(response).attributes).toContain('secure')
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/)
    await secure.close()
  })

  it('is of no use to pages of other sites', async () => {
    const { pair } = cookieOf(await signUp(app.address, 'browser_three'))
    const host = new URL(app.address).host
    const rename = (headers: Record<string, string>) =>
      fetch(`${app.address}/api/accounts.updateProfile`, {
        method: 'POST',
        body: '{"about":"changed"}',
        headers: { cookie: pair, ...headers },
      })
    const foreign = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://${host}.evil.example` },
      { origin: `http://evil.example@${host}.x` },
      { 'sec-fetch-site': 'cross-site' },
      { 'content-type': 'text/plain', origin: 'https://evil.example' },
    ]
    for (const headers of foreign)
      expect([headers, await outcomeOf(await rename(headers))]).toEqual([headers, 'request.originRefused'])
    const read = await fetch(`${app.address}/api/accounts.getSelf`, {
      headers: { cookie: pair, origin: 'https://evil.example' },
    })
    expect(await outcomeOf(read)).toBe('request.originRefused')
    const self = await fetch(`${app.address}/api/accounts.getSelf`, { headers: { cookie: pair } })
    expect(await self.json()).toMatchObject({ member: { about: '' } })
    expect(await outcomeOf(await rename({ origin: `http://${host}` }))).toBe('ok')
  })

  it('is never taken from the address', async () => {
    for (const query of [`token=${mei.token}`, `access_token=${mei.token}`, `sampan_session=${mei.token}`])
      expect(await outcomeOf(await fetch(`${app.address}/api/accounts.getSelf?${query}`))).toBe('auth.required')
  })
})
