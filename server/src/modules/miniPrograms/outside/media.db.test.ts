import { layProgram } from '@sampan/testkit/world/miniPrograms.ts'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from '../../../app.ts'
import { createSmallInternet, type SmallInternet, siteAddress } from '../../../kernel/outbound/outbound.fixture.ts'
import { PIECE_BYTES_MAX } from './media.ts'

const film = Buffer.alloc(PIECE_BYTES_MAX + 1_000, 'leaf')
/** What came in as `Range`, in order. */
const ranges: (string | undefined)[] = []
let held = 0
let internet: SmallInternet
let world: World
let app: App
let mei: Person
let programId: string

beforeAll(async () => {
  internet = await createSmallInternet((request, response) => {
    const { range } = request.headers
    ranges.push(range)
    const path = (request.url ?? '').replace(/\?.*/, '')
    if (path === '/hangs') {
      held += 1
      response.on('close', () => {
        held -= 1
      })
      return void response.writeHead(200, { 'content-type': 'video/mp4' }).write('x')
    }
    if (path === '/whole') return response.writeHead(200, { 'content-type': 'text/html' }).end('<script>1</script>')
    if (path === '/moved') return response.writeHead(302, { location: '/film' }).end()
    if (path === '/inside') return response.writeHead(302, { location: 'http://127.0.0.1/film' }).end()
    if (path !== '/film') return response.writeHead(404).end()
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
    const headers = { 'content-type': 'video/webm', 'set-cookie': 'theirs=1', refresh: '0' }
    if (from === undefined || to === undefined)
      return response.writeHead(200, { ...headers, 'content-length': film.length }).end(film)
    if (Number(from) >= film.length) return response.writeHead(416, { 'content-range': `bytes */${film.length}` }).end()
    const last = Math.min(Number(to), film.length - 1)
    response.writeHead(206, { ...headers, 'content-range': `bytes ${from}-${last}/${film.length}` })
    response.end(film.subarray(Number(from), last + 1))
  })
  internet.names.set('films.example.com', [siteAddress])
  internet.names.set('other.example.net', [siteAddress])
  world = await createWorld({ surroundings: internet.surroundings })
  app = await world.serve()
  mei = await world.person('Mei')
  programId = await layProgram(world, { stage: 'live', domains: ['films.example.com'] })
})
afterAll(async () => {
  await world.close()
  await internet.close()
})

async function play(path: string, range?: string, signal?: AbortSignal) {
  const { mediaPath } = await world.call(mei, 'miniPrograms.open', { programId })
  const address = `${app.address}${mediaPath}?${new URLSearchParams({ url: `http://films.example.com${path}` })}`
  return fetch(address, { headers: range === undefined ? {} : { range }, ...(signal && { signal }) })
}

it('comes piece after piece, each no longer than is read at once', async () => {
  const first = await play('/film', 'bytes=0-')
  expect(first.status).toBe(206)
  expect(first.headers.get('content-range')).toBe(`bytes 0-${PIECE_BYTES_MAX - 1}/${film.length}`)
  expect(first.headers.get('content-type')).toBe('video/webm')
  expect((await first.arrayBuffer()).byteLength).toBe(PIECE_BYTES_MAX)
  const rest = await play('/moved', `bytes=${PIECE_BYTES_MAX}-`)
  expect(rest.headers.get('content-range')).toBe(`bytes ${PIECE_BYTES_MAX}-${film.length - 1}/${film.length}`)
  expect(Buffer.from(await rest.arrayBuffer())).toEqual(film.subarray(PIECE_BYTES_MAX))
  const beyond = await play('/film', `bytes=${film.length}-`)
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${film.length}`])
  expect(ranges.slice(-1)).toEqual([`bytes=${film.length}-${film.length + PIECE_BYTES_MAX - 1}`])
})

it('comes whole where nobody asks for a piece or none is given, and is nothing that a browser runs', async () => {
  const whole = await play('/film')
  expect([whole.status, whole.headers.get('content-length')]).toEqual([200, String(film.length)])
  expect((await whole.arrayBuffer()).byteLength).toBe(film.length)
  const page = await play('/whole', 'bytes=0-')
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('video/mp4')
  expect(page.headers.get('content-security-policy')).toContain('sandbox')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
  await page.body?.cancel()
  for (const name of ['set-cookie', 'refresh']) expect(whole.headers.get(name)).toBeNull()
})

it('comes from the domains of the program alone, and by no token that was made up', async () => {
  const visits = internet.visited.length
  const { mediaPath } = await world.call(mei, 'miniPrograms.open', { programId })
  const at = (path: string, url: string) => fetch(`${app.address}${path}?${new URLSearchParams({ url })}`)
  for (const url of ['http://other.example.net/film', 'http://127.0.0.1/film', 'file:///etc/passwd', 'none'])
    expect((await at(mediaPath, url)).status).toBe(502)
  expect((await at(mediaPath.replace(/\.[^.]*$/, `.${'A'.repeat(43)}`), 'http://films.example.com/film')).status).toBe(
    401,
  )
  expect(internet.visited).toHaveLength(visits)
  expect((await play('/inside')).status).toBe(502)
  expect((await play('/none')).status).toBe(502)
  expect(internet.visited).toHaveLength(visits + 2)
})

it('is let go of when nobody plays it any more, and is bounded for each program and member', async () => {
  const players = Array.from({ length: 8 }, () => new AbortController())
  const answers = await Promise.all(players.map(({ signal }) => play('/hangs', undefined, signal)))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
  expect((await play('/hangs')).status).toBe(502)
  for (const player of players) player.abort()
  await expect.poll(() => held, { timeout: 20_000 }).toBe(0)
  const again = await play('/film', 'bytes=0-1')
  expect(again.status).toBe(206)
  await again.body?.cancel()
})
