/** Pictures of maps: asked of where the operator says, kept on the disk, handed to members. */
import { TILE_ZOOM_MAX } from '@sampan/contract'
import type { Clock } from '../../../kernel/clock.ts'
import { Refusal, refuse } from '../../../kernel/errors.ts'
import { fetchTrusted, OutboundError } from '../../../kernel/outbound/index.ts'
import { createSemaphore } from '../../../kernel/semaphore.ts'
import type { Log } from '../../../kernel/telemetry/log.ts'
import { createKeptTiles, type KeptTile, type TileType } from './kept.ts'

export interface Tile {
  mediaType: `image/${TileType}`
  bytes: Buffer
}

export interface Tiles {
  /**
   * Column `x` from the west, row `y` from the north, of the 2^z × 2^z that the world is cut into.
   * @throws Refusal `places.noMap`, `places.tileMissing`, `places.tileFailed`, `server.busy`
   */
  read(z: string, x: string, y: string): Promise<Tile>
}

export interface TilesOptions {
  clock: Clock
  log: Log
  /** With {z}, {x} and {y}; undefined where there are no maps. */
  url: string | undefined
  folder: string
  bytesMax: number
  /** How long the other side may take. */
  timeMsMax?: number
}

const TILE_BYTES_MAX = 524_288
/** After so long a tile is asked for anew; should that fail, the old one is shown on. */
const FRESH_MS = 7 * 24 * 3_600_000
const TIME_MS_MAX = 6_000
/** After so many failures in a row nothing is asked for a while: who waits would wait in vain. */
const FAILURES_MAX = 5
const REST_MS = 30_000

export function createTiles({ clock, log, url, folder, bytesMax, timeMsMax = TIME_MS_MAX }: TilesOptions): Tiles {
  if (url === undefined) {
    return {
      async read() {
        throw refuse('places.noMap')
      },
    }
  }
  const kept = createKeptTiles(folder, url, bytesMax)
  const semaphore = createSemaphore({ atOnceMax: 8, waitingMax: 200 })
  const underWay = new Map<string, Promise<KeptTile>>()
  let failures = 0
  let restsUntilMs = 0

  async function ask(key: string, address: string): Promise<KeptTile> {
    return semaphore.run(async () => {
      const nowMs = clock.now().getTime()
      if (nowMs < restsUntilMs) throw refuse('places.tileFailed')
      try {
        const answer = await fetchTrusted(address, { bytesMax: TILE_BYTES_MAX, timeMsMax })
        // Said rightly: there is no sea bed at this zoom, for example.
        if (answer.status === 404 || answer.status === 204) {
          failures = 0
          throw refuse('places.tileMissing')
        }
        const type = answer.status === 200 ? typeOf(answer.bytes) : null
        if (type === null) throw new OutboundError('wrongType', { status: answer.status })
        failures = 0
        const tile = { type, bytes: answer.bytes, fetchedAtMs: nowMs }
        await kept.write(key, tile)
        return tile
      } catch (error) {
        if (!(error instanceof OutboundError)) throw error
        failures += 1
        if (failures >= FAILURES_MAX) restsUntilMs = nowMs + REST_MS
        log.warn({ failure: error.code, status: error.status }, 'A tile of the map did not come')
        throw refuse('places.tileFailed')
      }
    })
  }

  function askOnce(key: string, address: string): Promise<KeptTile> {
    const before = underWay.get(key)
    if (before) return before
    const asked = ask(key, address).finally(() => underWay.delete(key))
    underWay.set(key, asked)
    return asked
  }

  return {
    async read(z, x, y) {
      const [zoom, column, row] = [whole(z), whole(x), whole(y)]
      const across = 2 ** zoom
      if (!(zoom <= TILE_ZOOM_MAX && column < across && row < across)) throw refuse('places.tileMissing')
      const key = `${zoom}-${column}-${row}`
      const held = await kept.read(key)
      if (held && clock.now().getTime() - held.fetchedAtMs < FRESH_MS) return shown(held)
      const address = url.replace('{z}', `${zoom}`).replace('{x}', `${column}`).replace('{y}', `${row}`)
      try {
        return shown(await askOnce(key, address))
      } catch (error) {
        if (held && error instanceof Refusal && error.code !== 'places.tileMissing') return shown(held)
        throw error
      }
    },
  }
}

const shown = ({ type, bytes }: KeptTile): Tile => ({ mediaType: `image/${type}`, bytes })

/** NaN for anything but a plain number, so that no comparison holds. */
const whole = (text: string): number => (/^(0|[1-9]\d{0,6})$/.test(text) ? Number(text) : Number.NaN)

/** By its first bytes, whatever it is called: what is shown in the house is a picture and nothing else. */
function typeOf(bytes: Buffer): TileType | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png'
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'jpeg'
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? 'webp' : null
}
