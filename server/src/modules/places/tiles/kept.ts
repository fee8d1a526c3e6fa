/** Tiles on the disk, within a bound: what was not looked at for longest goes first. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type TileType = 'png' | 'jpeg' | 'webp'

export interface KeptTile {
  type: TileType
  bytes: Buffer
  fetchedAtMs: number
}

export interface KeptTiles {
  read(key: string): Promise<KeptTile | null>
  write(key: string, tile: KeptTile): Promise<void>
}

interface Entry {
  type: TileType
  sizeBytes: number
  fetchedAtMs: number
}

const NAME = /^(\d{1,2}-\d{1,6}-\d{1,6})\.(png|jpeg|webp)$/
const isType = (text: string | undefined): text is TileType => text === 'png' || text === 'jpeg' || text === 'webp'

/**
 * @param folder holds nothing else
 * @param origin what the tiles were asked of: those of another are thrown away
 */
export function createKeptTiles(folder: string, origin: string, bytesMax: number): KeptTiles {
  const mine = createHash('sha256').update(origin).digest('hex').slice(0, 16)
  const place = join(folder, mine)
  const pathOf = (key: string, type: TileType) => join(place, `${key}.${type}`)
  /** In the order in which they were last looked at, as far as is known. */
  const entries = new Map<string, Entry>()
  let bytes = 0
  let opened: Promise<void> | undefined

  function note(key: string, entry: Entry): void {
    bytes += entry.sizeBytes - (entries.get(key)?.sizeBytes ?? 0)
    entries.delete(key)
    entries.set(key, entry)
  }

  async function forget(key: string): Promise<void> {
    const entry = entries.get(key)
    if (!entry) return
    bytes -= entry.sizeBytes
    entries.delete(key)
    await rm(pathOf(key, entry.type), { force: true })
  }

  async function open(): Promise<void> {
    await mkdir(place, { recursive: true })
    for (const name of await readdir(folder)) {
      if (name !== mine) await rm(join(folder, name), { recursive: true, force: true })
    }
    const found: [string, Entry][] = []
    for (const name of await readdir(place)) {
      const [, key, type] = NAME.exec(name) ?? []
      if (key === undefined || !isType(type)) {
        await rm(join(place, name), { force: true })
        continue
      }
      const { size, mtimeMs } = await stat(join(place, name))
      found.push([key, { type, sizeBytes: size, fetchedAtMs: mtimeMs }])
    }
    for (const [key, entry] of found.sort(([, a], [, b]) => a.fetchedAtMs - b.fetchedAtMs)) note(key, entry)
    await makeRoom()
  }

  async function makeRoom(): Promise<void> {
    for (const key of [...entries.keys()]) {
      if (bytes <= bytesMax) return
      await forget(key)
    }
  }

  const ready = () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }

  return {
    async read(key) {
      await ready()
      const entry = entries.get(key)
      if (!entry) return null
      const held = await readFile(pathOf(key, entry.type)).catch(() => null)
      if (held === null) {
        await forget(key)
        return null
      }
      note(key, entry)
      return { type: entry.type, bytes: held, fetchedAtMs: entry.fetchedAtMs }
    },
    async write(key, tile) {
      await ready()
      const before = entries.get(key)
      if (before && before.type !== tile.type) await forget(key)
      const passing = join(place, `${randomUUID()}.new`)
      await writeFile(passing, tile.bytes)
      await rename(passing, pathOf(key, tile.type))
      note(key, { type: tile.type, sizeBytes: tile.bytes.length, fetchedAtMs: tile.fetchedAtMs })
      if (bytes > bytesMax) await makeRoom()
    },
  }
}
