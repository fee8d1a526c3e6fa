import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createWorld, type Person, type World } from '@sampan/testkit/world/world.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let upstream: Server
let heard: { url: string; headers: Record<string, unknown> }[]
let world: World
let mei: Person
let address: string

beforeAll(async () => {
  heard = []
  const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#ddd' } })
    .png()
    .toBuffer()
  upstream = createServer((request, response) => {
    heard.push({ url: request.url ?? '', headers: request.headers })
    response.end(picture)
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const { port } = upstream.address() as AddressInfo
  world = await createWorld({
    settings: { SAMPAN_TILES_URL: `http://127.0.0.1:${port}/{z}/{x}/{y}.png`, SAMPAN_RATE_FACTOR: '1' },
  })
  mei = await world.person('Mei')
  address = (await world.serve()).address
})
afterAll(async () => {
  await world.close()
  upstream.closeAllConnections()
  await new Promise((resolve) => upstream.close(resolve))
})

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${address}/tiles/${path}`, { headers })
const asMei = () => ({ authorization: `Bearer ${mei.token}` })

describe('/tiles', () => {
  it('is for members alone, and not for other sites', async () => {
    expect((await get('3/4/2')).status).toBe(401)
    expect((await get('3/4/2', { ...asMei(), origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await get('3/4/2', { ...asMei(), 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(heard).toEqual([])
  })

  it('answers a picture, and tells the other side nothing of who asks', async () => {
    const answer = await get('3/4/2', { ...asMei(), 'user-agent': 'the phone of Mei' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('private, max-age=86400')
    expect(heard.map(({ url }) => url)).toEqual(['/3/4/2.png'])
    expect(JSON.stringify(heard)).not.toMatch(/Mei|Bearer|cookie|referer/i)
  })

  it('asks nobody for what is no tile', async () => {
    const before = heard.length
    for (const path of ['3/9/0', '25/0/0', '3/..%2f..%2f/0', '3/0/%00', 'a/b/c'])
      expect((await get(path, asMei())).status).toBeGreaterThanOrEqual(400)
    expect(heard.length).toBe(before)
  })

  it('has a limit of its own', async () => {
    const statuses = new Set<number>()
    for (let index = 0; index < 700 && !statuses.has(429); index += 1)
      statuses.add((await get('3/4/2', asMei())).status)
    expect([...statuses]).toEqual([200, 429])
  })
})
