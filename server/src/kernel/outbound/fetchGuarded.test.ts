import type { RequestListener, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { fetchTrusted, fetchTrustedJson, type GuardedRequest, OutboundError } from './index.ts'
import { createSmallInternet, type SmallInternet, siteAddress } from './outbound.fixture.ts'
import { selfSigned } from './selfSigned.fixture.ts'

const html: GuardedRequest = { types: ['text/html'], bytesMax: 10_000 }
const opened: SmallInternet[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

/** A site called example.com whose paths answer as given. */
async function site(paths: Record<string, (response: ServerResponse) => void>, tls?: { key: string; cert: string }) {
  const listener: RequestListener = (request, response) => {
    const answer = paths[request.url ?? '']
    if (answer) answer(response)
    else response.writeHead(404).end()
  }
  const internet = await createSmallInternet(listener, tls)
  internet.names.set('example.com', [siteAddress])
  opened.push(internet)
  return internet
}

const page =
  (text: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html; charset="UTF-8"', ...headers }).end(text)
  }
const to =
  (location: string, status = 302) =>
  (response: ServerResponse) => {
    response.writeHead(status, { location }).end()
  }

async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'answered'
  } catch (error) {
    if (error instanceof OutboundError) return error.code
    throw error
  }
}

describe('what is answered', () => {
  it('is the body, where it came from and what it is', async () => {
    const { fetchGuarded } = await site({ '/a?b=c': page('<title>Hi</title>') })
    const answer = await fetchGuarded('http://example.com/a?b=c#d', html)
    expect({ ...answer, bytes: answer.bytes.toString() }).toEqual({
      url: 'http://example.com/a?b=c',
      type: 'text/html',
      charset: 'utf-8',
      bytes: '<title>Hi</title>',
    })
  })

  it('comes without cookies and says who asks', async () => {
    let seen: unknown
    const internet = await createSmallInternet((request, response) => {
      seen = request.headers
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }).end()
    })
    opened.push(internet)
    internet.names.set('example.com', [siteAddress])
    await internet.fetchGuarded('http://example.com/', html)
    await internet.fetchGuarded('http://example.com/', html)
    expect(seen).toEqual(
      expect.objectContaining({ host: 'example.com', 'user-agent': expect.stringMatching(/^Sampan\//) }),
    )
    expect(seen).not.toHaveProperty('cookie')
    expect(seen).not.toHaveProperty('referer')
  })

  it.each([
    ['gzip', gzipSync('squeezed')],
    ['br', brotliCompressSync('squeezed')],
  ])('is unpacked from %s', async (encoding, bytes) => {
    const { fetchGuarded } = await site({
      '/': (response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(bytes),
    })
    expect((await fetchGuarded('http://example.com/', html)).bytes.toString()).toBe('squeezed')
  })

  it('is only what was asked for', async () => {
    const { fetchGuarded } = await site({
      '/json': page('{}', { 'content-type': 'application/json' }),
      '/none': (response) => response.writeHead(200).end('x'),
      '/gone': (response) => response.writeHead(410, { 'content-type': 'text/html' }).end(),
      '/picture': page('x', { 'content-type': 'image/png' }),
    })
    expect(await failure(fetchGuarded('http://example.com/json', html))).toBe('wrongType')
    expect(await failure(fetchGuarded('http://example.com/none', html))).toBe('wrongType')
    expect(await failure(fetchGuarded('http://example.com/gone', html))).toBe('badStatus')
    expect(await failure(fetchGuarded('http://example.com/picture', html))).toBe('wrongType')
    expect((await fetchGuarded('http://example.com/picture', { ...html, types: ['image/*'] })).type).toBe('image/png')
  })
})

describe('where it never goes', () => {
  const inside = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '0.0.0.0']

  it.each(inside)('a name that leads to %s', async (address) => {
    const internet = await site({ '/': page('secret') })
    internet.names.set('rebind.example', [address])
    expect(await failure(internet.fetchGuarded('http://rebind.example/', html))).toBe('notPublic')
    expect(internet.visited).toEqual([])
  })

  it('a name with one such address among good ones', async () => {
    const internet = await site({ '/': page('secret') })
    internet.names.set('mixed.example', [siteAddress, '127.0.0.1'])
    expect(await failure(internet.fetchGuarded('http://mixed.example/', html))).toBe('notPublic')
    expect(internet.visited).toEqual([])
  })

  it.each([
    ...inside.filter((each) => !each.includes(':')).map((each) => `http://${each}/secret`),
    ...['http://[::1]/secret', 'http://[::ffff:7f00:1]/secret', 'http://2130706433/secret', 'http://0x7f.1/secret'],
    ...['http://localhost/secret', 'http://metadata.google.internal/secret', '//127.0.0.1/secret'],
  ])('a redirect to %s', async (location) => {
    const internet = await site({ '/': to(location), '/secret': page('secret') })
    expect(await failure(internet.fetchGuarded('http://example.com/', html))).toBe('notPublic')
    expect(internet.visited).toEqual(['example.com/'])
  })

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/',
    'http://example.com:6379/',
    'http://a:b@example.com/',
    'javascript:1',
  ])('a redirect to %s', async (location) => {
    const internet = await site({ '/': to(location) })
    expect(await failure(internet.fetchGuarded('http://example.com/', html))).toBe('badUrl')
  })

  it('a redirect to a name that leads inside, also the second one', async () => {
    const internet = await site({ '/': to('/next', 301), '/next': to('http://evil.example/secret', 307) })
    internet.names.set('evil.example', ['127.0.0.1'])
    expect(await failure(internet.fetchGuarded('http://example.com/', html))).toBe('notPublic')
    expect(internet.visited).toEqual(['example.com/', 'example.com/next'])
  })

  it('an address that the name got after it was judged: it is looked up once', async () => {
    let times = 0
    const internet = await site({ '/': page('fine') })
    internet.names.set('rebind.example', () => (times++ === 0 ? [siteAddress] : ['127.0.0.1']))
    expect((await internet.fetchGuarded('http://rebind.example/', html)).bytes.toString()).toBe('fine')
    expect(times).toBe(1)
  })

  it('an address that the name got between two redirects', async () => {
    let times = 0
    const internet = await site({ '/': to('/secret'), '/secret': page('secret') })
    internet.names.set('rebind.example', () => (times++ === 0 ? [siteAddress] : ['127.0.0.1']))
    expect(await failure(internet.fetchGuarded('http://rebind.example/', html))).toBe('notPublic')
    expect(internet.visited).toEqual(['rebind.example/'])
  })

  it('round in circles', async () => {
    const internet = await site({ '/': to('/') })
    expect(await failure(internet.fetchGuarded('http://example.com/', html))).toBe('tooManyRedirects')
    expect(internet.visited).toHaveLength(5)
  })

  it('to a name that is not there', async () => {
    const internet = await site({})
    expect(await failure(internet.fetchGuarded('http://nowhere.example/', html))).toBe('notPublic')
  })

  it('through a proxy of the environment', async () => {
    const internet = await site({ '/': page('fine') })
    const before = process.env.HTTP_PROXY
    process.env.HTTP_PROXY = 'http://127.0.0.1:1'
    try {
      expect((await internet.fetchGuarded('http://example.com/', html)).bytes.toString()).toBe('fine')
    } finally {
      if (before === undefined) delete process.env.HTTP_PROXY
      else process.env.HTTP_PROXY = before
    }
  })
})

describe('answers that mean harm', () => {
  it('says nothing: time is up', async () => {
    const { fetchGuarded } = await site({ '/': () => {} })
    expect(await failure(fetchGuarded('http://example.com/', { ...html, timeMsMax: 200 }))).toBe('timedOut')
  })

  it('drips: time is up for the whole', async () => {
    const { fetchGuarded } = await site({
      '/': (response) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        const drip = setInterval(() => response.write('x'), 20)
        response.on('close', () => clearInterval(drip))
      },
    })
    expect(await failure(fetchGuarded('http://example.com/', { ...html, timeMsMax: 300 }))).toBe('timedOut')
  })

  it('a name server says nothing: time is up', async () => {
    const { createFetchGuarded } = await import('./index.ts')
    const fetchGuarded = createFetchGuarded({ resolve: () => new Promise(() => {}) })
    expect(await failure(fetchGuarded('http://example.com/', { ...html, timeMsMax: 100 }))).toBe('timedOut')
  })

  const endless = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    const more = () => {
      while (response.write('x'.repeat(65_536)));
    }
    response.on('drain', more)
    more()
  }

  it('has no end: refused, or cut', async () => {
    const { fetchGuarded } = await site({ '/': endless })
    expect(await failure(fetchGuarded('http://example.com/', html))).toBe('tooLarge')
    expect((await fetchGuarded('http://example.com/', { ...html, whatIsMore: 'cut' })).bytes).toHaveLength(10_000)
  })

  it('has no end, but enough was seen', async () => {
    const { fetchGuarded } = await site({ '/': endless })
    const request = { ...html, bytesMax: 1e9, enough: () => true }
    expect((await fetchGuarded('http://example.com/', request)).bytes.length).toBeLessThan(1_000_000)
  })

  it.each(['gzip', 'br'])('a bomb of %s', async (encoding) => {
    const nothing = Buffer.alloc(200_000_000)
    const params = { [constants.BROTLI_PARAM_QUALITY]: 1 }
    const bomb = encoding === 'gzip' ? gzipSync(nothing) : brotliCompressSync(nothing, { params })
    const { fetchGuarded } = await site({
      '/': (response) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': encoding }).end(bomb),
    })
    const before = process.memoryUsage().rss
    expect(await failure(fetchGuarded('http://example.com/', html))).toBe('tooLarge')
    expect((await fetchGuarded('http://example.com/', { ...html, whatIsMore: 'cut' })).bytes).toHaveLength(10_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
  })

  it.each(['gzip, gzip', 'zstd', 'nonsense', 'gzip, br'])('packed as %s', async (encoding) => {
    const { fetchGuarded } = await site({ '/': page('x', { 'content-encoding': encoding }) })
    expect(await failure(fetchGuarded('http://example.com/', html))).toBe('badAnswer')
  })

  it('is not what it says to be packed as, or broken off', async () => {
    const whole = gzipSync('a'.repeat(5000))
    const { fetchGuarded } = await site({
      '/not': page('not gzip', { 'content-encoding': 'gzip' }),
      '/half': (response) =>
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .end(whole.subarray(0, whole.length - 12)),
    })
    expect(await failure(fetchGuarded('http://example.com/not', html))).toBe('badAnswer')
    expect(await failure(fetchGuarded('http://example.com/half', html))).toBe('badAnswer')
  })

  it('is shorter than it says, says it is too long, or has endless headers', async () => {
    const raw = (text: string) => (response: ServerResponse) => {
      response.socket?.end(text)
    }
    const { fetchGuarded } = await site({
      '/short': raw('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nshort'),
      '/long': raw('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999\r\n\r\nshort'),
      '/headers': raw(`HTTP/1.1 200 OK\r\nA: ${'b'.repeat(100_000)}\r\n\r\n`),
      '/both': raw('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n'),
      '/noise': raw('SSH-2.0-OpenSSH_9.2\r\n'),
      '/nothing': raw(''),
      '/where': raw('HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n'),
      '/nowhere': raw('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n'),
    })
    for (const path of ['short', 'both', 'noise', 'nothing', 'where']) {
      expect(`${path} ${await failure(fetchGuarded(`http://example.com/${path}`, html))}`).toBe(`${path} badAnswer`)
    }
    expect(await failure(fetchGuarded('http://example.com/long', html))).toBe('tooLarge')
    expect(await failure(fetchGuarded('http://example.com/headers', html))).toBe('tooLarge')
    expect(await failure(fetchGuarded('http://example.com/nowhere', html))).toBe('tooManyRedirects')
  })

  it('is secured by nobody whom we know', async () => {
    const internet = await site({ '/': page('x') }, selfSigned)
    expect(await failure(internet.fetchGuarded('https://example.com/', html))).toBe('unreachable')
    expect(internet.visited).toEqual([])
  })

  it('is secured by somebody for another name', async () => {
    const internet = await createSmallInternet((_, response) => page('x')(response), {
      ...selfSigned,
      ca: selfSigned.cert,
    })
    opened.push(internet)
    internet.names.set('example.com', [siteAddress]).set('example.org', [siteAddress])
    expect(await failure(internet.fetchGuarded('https://example.org/', html))).toBe('unreachable')
    expect(internet.visited).toEqual([])
    expect(await failure(internet.fetchGuarded('https://example.com/', html))).toBe('answered')
  })

  it('comes to many at once: two at a time from one address', async () => {
    let now = 0
    let most = 0
    const held: (() => void)[] = []
    const { fetchGuarded, names } = await site({
      '/': (response) => {
        now += 1
        most = Math.max(most, now)
        held.push(() => {
          now -= 1
          page('x')(response)
        })
      },
    })
    names.set('example.org', [siteAddress])
    const answers = [...Array(6).keys()].map((index) =>
      fetchGuarded(index % 2 === 0 ? 'http://example.com/' : 'http://example.org/', html),
    )
    for (let done = 0; done < 6; done += 1) {
      await expect.poll(() => held.length).toBeGreaterThan(0)
      held.shift()?.()
    }
    await Promise.all(answers)
    expect(most).toBe(2)
  })

  it('keeps many waiting: whoever comes after them is refused', async () => {
    const { fetchGuarded } = await site({ '/': () => {} })
    const failures = await Promise.all(
      [...Array(30).keys()].map(() => failure(fetchGuarded('http://example.com/', { ...html, timeMsMax: 400 }))),
    )
    expect(failures.filter((each) => each === 'busy')).toHaveLength(8)
    expect(failures.filter((each) => each === 'timedOut')).toHaveLength(22)
  })
})

describe('an endpoint of the operator', () => {
  async function endpoint(listener: RequestListener): Promise<string> {
    const { createServer } = await import('node:http')
    const server = createServer(listener)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    opened.push({ close: () => new Promise<void>((resolve) => server.close(() => resolve())) } as SmallInternet)
    const address = server.address()
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  }

  it('may be within the house, is told what is sent and answers', async () => {
    const url = await endpoint((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => response.writeHead(201).end(JSON.stringify({ method: request.method, body })))
    })
    expect(await fetchTrustedJson(url, { a: 1 })).toEqual({ status: 201, body: { method: 'POST', body: '{"a":1}' } })
    expect(await fetchTrustedJson(url, undefined)).toEqual({ status: 201, body: { method: 'GET', body: '' } })
  })

  it('is not followed elsewhere, waited for or read without end', async () => {
    const url = await endpoint((request, response) => {
      if (request.url === '/elsewhere') response.writeHead(302, { location: 'http://example.com/' }).end()
      if (request.url === '/large') response.end('x'.repeat(2_000_000))
      if (request.url === '/words') response.end('words')
    })
    expect((await fetchTrusted(`${url}/elsewhere`)).status).toBe(302)
    expect(await failure(fetchTrusted(`${url}/large`))).toBe('tooLarge')
    expect(await failure(fetchTrusted(`${url}/silent`, { timeMsMax: 100 }))).toBe('timedOut')
    expect(await failure(fetchTrustedJson(`${url}/words`, undefined))).toBe('badAnswer')
    expect(await failure(fetchTrusted('http://127.0.0.1:1/'))).toBe('unreachable')
    expect(await failure(fetchTrusted('file:///etc/passwd'))).toBe('badUrl')
  })
})
