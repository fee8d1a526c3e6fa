import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { refuse } from './errors.ts'

/** Bytes by name. A name is made by the server and never by a caller. */
export interface Blobs {
  /** Whole or not at all; durable when it returns. Throws `files.storageFull`. */
  write(name: string, bytes: Uint8Array): Promise<void>
  sizeOf(name: string): Promise<number | null>
  open(name: string, range?: { start: number; end: number }): Readable
  remove(name: string): Promise<void>
}

const NAME = /^[0-9a-z][0-9a-z.-]{2,99}$/

const isFull = (reason: unknown): boolean =>
  reason instanceof Error && 'code' in reason && (reason.code === 'ENOSPC' || reason.code === 'EDQUOT')

/** Blobs as files below one folder, spread over 256 folders by the end of their names, where UUIDv7s are random. */
export function createDiskBlobs(folder: string): Blobs {
  const pathOf = (name: string): string => {
    if (!NAME.test(name)) throw new Error(`Not a blob's name: ${name}`)
    const stem = name.split('.')[0] ?? name
    return join(folder, stem.slice(-2), name)
  }
  return {
    async write(name, bytes) {
      const path = pathOf(name)
      const draft = `${path}.${randomBytes(6).toString('hex')}.draft`
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        const handle = await open(draft, 'wx', 0o600)
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(draft, path)
        const parent = await open(dirname(path), 'r')
        try {
          await parent.sync()
        } finally {
          await parent.close()
        }
      } catch (reason) {
        await rm(draft, { force: true })
        throw isFull(reason) ? refuse('files.storageFull') : reason
      }
    },
    async sizeOf(name) {
      try {
        return (await stat(pathOf(name))).size
      } catch (reason) {
        if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return null
        throw reason
      }
    },
    open: (name, range) => createReadStream(pathOf(name), range),
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
  }
}
