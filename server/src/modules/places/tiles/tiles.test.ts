import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createManualClock } from '@sampan/testkit/world/clock.ts'
import sharp from 'sharp'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../../kernel/telemetry/log.ts'
import { createTiles, type Tiles, type TilesOptions } from './tiles.ts'

let picture: Buffer
let folder: string
let upstream: Server
let asked: string[]
let answer: RequestListener
const clock = createManualClock()
const log = createLog({ level: 'fatal' })

beforeAll(async () => {
  picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#a3c9d6' } })
    .png()
    .toBuffer()
})
const givePicture: RequestListener = (_request, response) =>
  response.setHeader('content-type', 'image/png').end(picture)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sampan-tiles-'))
  asked = []
  answer = givePicture
  upstream = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  upstream.closeAllConnections()
  await new Promise((resolve) => upstream.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

function tiles(some: Partial<TilesOptions> = {}): Tiles {
  const { port } = upstream.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/map/{z}/{x}/{y}.png?key=k`
  return createTiles({ clock, log, url, folder, bytesMax: 10_000_000, timeMsMax: 5_000, ...some })
}
const refusedAs = (code: string) => expect.objectContaining({ code })
const keptFiles = () => readdirSync(folder).flatMap((name) => readdirSync(join(folder, name)))

describe('a tile', () => {
  it('is asked for once and kept, also over a restart', async () => {
    const first = tiles()
    const [a, b] = await Promise.all([first.read('3', '4', '2'), first.read('3', '4', '2')])
    expect(a).toEqual({ mediaType: 'image/png', bytes: picture })
    expect(b).toEqual(a)
    expect(await tiles().read('3', '4', '2')).toEqual(a)
    expect(asked).toEqual(['/map/3/4/2.png?key=k'])
  })

  it('is asked for anew after a week, and shown on where nobody answers then', async () => {
    const map = tiles()
    await map.read('0', '0', '0')
    clock.advance(8 * 24 * 3_600_000)
    answer = (_request, response) => response.writeHead(500).end()
    expect((await map.read('0', '0', '0')).bytes).toEqual(picture)
    answer = givePicture
    await map.read('0', '0', '0')
    await map.read('0', '0', '0')
    expect(asked.length).toBe(3)
  })

  it.each([
    ['20', '0', '0'],
    ['3', '8', '0'],
    ['3', '0', '8'],
    ['-1', '0', '0'],
    ['3', '1.5', '0'],
    ['3', '01', '0'],
    ['3', '..', '0'],
    ['3', '0', '0.png'],
    ['', '0', '0'],
    ['3', '1e0', '0'],
    ['19', '99999999999', '0'],
  ])('at %s/%s/%s is none, and nobody is asked', async (z, x, y) => {
    await expect(tiles().read(z, x, y)).rejects.toEqual(refusedAs('places.tileMissing'))
    expect(asked).toEqual([])
  })

  it('is none where the other side says so', async () => {
    answer = (_request, response) => response.writeHead(404).end()
    await expect(tiles().read('1', '0', '0')).rejects.toEqual(refusedAs('places.tileMissing'))
  })

  it('is refused where there are no maps', async () => {
    await expect(tiles({ url: undefined }).read('1', '0', '0')).rejects.toEqual(refusedAs('places.noMap'))
  })
})

describe('another side that means harm, or fails', () => {
  it.each<[string, RequestListener]>([
    ['says that a page is a picture', (_, response) => response.setHeader('content-type', 'image/png').end('<script>')],
    ['sends a drawing that runs', (_, response) => response.setHeader('content-type', 'image/svg+xml').end('<svg/>')],
    ['sends nothing', (_, response) => response.end()],
    ['is too long', (_, response) => response.end(Buffer.concat([picture, Buffer.alloc(600_000)]))],
    [
      'never ends',
      (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        }
        response.on('drain', more)
        response.write(picture)
        more()
      },
    ],
    ['sends elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    [
      'breaks off',
      (_, response) => response.writeHead(200, { 'content-length': '9999' }).write(picture, () => response.destroy()),
    ],
    ['hangs', () => {}],
  ])('%s: refused, and nothing is kept', async (_what, harm) => {
    answer = harm
    await expect(tiles({ timeMsMax: 300 }).read('2', '1', '1')).rejects.toEqual(refusedAs('places.tileFailed'))
    expect(keptFiles()).toEqual([])
  })

  it('is left alone for a while after five failures', async () => {
    answer = (_request, response) => response.writeHead(503).end()
    const map = tiles()
    for (const x of ['0', '1', '2', '3', '4', '5', '6'])
      await expect(map.read('3', x, '0')).rejects.toEqual(refusedAs('places.tileFailed'))
    expect(asked.length).toBe(5)
    clock.advance(31_000)
    answer = givePicture
    await map.read('3', '0', '0')
    expect(asked.length).toBe(6)
  })
})

describe('what is kept', () => {
  it('stays within its bound: what was not looked at for longest goes', async () => {
    const map = tiles({ bytesMax: picture.length * 3 })
    for (const x of ['0', '1', '2']) await map.read('2', x, '0')
    await map.read('2', '0', '0')
    await map.read('2', '3', '0')
    expect(keptFiles().toSorted()).toEqual(['2-0-0.png', '2-2-0.png', '2-3-0.png'])
    await tiles({ bytesMax: picture.length }).read('2', '0', '0')
    const sizes = readdirSync(folder).flatMap((name) =>
      readdirSync(join(folder, name)).map((file) => statSync(join(folder, name, file)).size),
    )
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(picture.length)
  })

  it('goes when maps come from elsewhere', async () => {
    await tiles().read('2', '0', '0')
    const { port } = upstream.address() as AddressInfo
    await tiles({ url: `http://127.0.0.1:${port}/other/{z}/{x}/{y}` }).read('2', '1', '0')
    expect(keptFiles()).toEqual(['2-1-0.png'])
  })
})
