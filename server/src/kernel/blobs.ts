import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises'
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
  /** An empty one that `append` fills. Throws `files.storageFull` where so many bytes would not fit. */
  begin(name: string, sizeBytes: number): Promise<void>
  /**
   * Adds bytes at the end, of which `from` says where it is. What arrived is kept, and durable, also when the source
   * breaks off. Answers the new size. Throws `files.notFound`, `files.storageFull`.
   */
  append(name: string, from: number, source: AsyncIterable<Uint8Array>): Promise<number>
  /** Reads and writes one in places; durable when it returns. Its size stays. Throws `files.notFound`. */
  edit(name: string, work: (file: BlobFile) => Promise<void>): Promise<void>
  /** Gives a finished one another name; durable when it returns. False where there is none. */
  rename(name: string, to: string): Promise<boolean>
}

export interface BlobFile {
  sizeBytes: number
  /** As many bytes as there are from there on, at most so many. */
  read(at: number, length: number): Promise<Buffer>
  write(at: number, bytes: Uint8Array): Promise<void>
}

const NAME = /^[0-9a-z][0-9a-z.-]{2,99}$/

const isFull = (reason: unknown): boolean =>
  reason instanceof Error && 'code' in reason && (reason.code === 'ENOSPC' || reason.code === 'EDQUOT')

const isMissing = (reason: unknown): boolean => reason instanceof Error && 'code' in reason && reason.code === 'ENOENT'

/** Left free for everything else that writes on this disk, the database above all. */
const SPARE_BYTES = 256 * 1024 * 1024

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

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
        await syncFolder(dirname(path))
      } catch (reason) {
        await rm(draft, { force: true })
        throw isFull(reason) ? refuse('files.storageFull') : reason
      }
    },
    async sizeOf(name) {
      try {
        return (await stat(pathOf(name))).size
      } catch (reason) {
        if (isMissing(reason)) return null
        throw reason
      }
    },
    open: (name, range) => createReadStream(pathOf(name), range),
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
    async begin(name, sizeBytes) {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const { bavail, bsize } = await statfs(dirname(path))
      if (bavail * bsize < sizeBytes + SPARE_BYTES) throw refuse('files.storageFull')
      try {
        await (await open(path, 'wx', 0o600)).close()
      } catch (reason) {
        throw isFull(reason) ? refuse('files.storageFull') : reason
      }
    },
    async append(name, from, source) {
      const handle = await open(pathOf(name), 'r+').catch((reason) => {
        throw isMissing(reason) ? refuse('files.notFound') : reason
      })
      let at = from
      try {
        try {
          for await (const chunk of source) {
            for (let done = 0; done < chunk.length; ) {
              const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, at)
              done += bytesWritten
              at += bytesWritten
            }
          }
        } finally {
          // What is not surely on the disk must not count as received.
          await handle.datasync().catch(async (reason) => {
            await handle.truncate(from)
            throw reason
          })
        }
      } catch (reason) {
        throw isFull(reason) ? refuse('files.storageFull') : reason
      } finally {
        await handle.close()
      }
      return at
    },
    async edit(name, work) {
      const handle = await open(pathOf(name), 'r+').catch((reason) => {
        throw isMissing(reason) ? refuse('files.notFound') : reason
      })
      try {
        const { size: sizeBytes } = await handle.stat()
        await work({
          sizeBytes,
          async read(at, length) {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
            return buffer.subarray(0, bytesRead)
          },
          async write(at, bytes) {
            if (at < 0 || at + bytes.length > sizeBytes) throw new RangeError(`Beyond the end of ${name}`)
            for (let done = 0; done < bytes.length; )
              done += (await handle.write(bytes, done, bytes.length - done, at + done)).bytesWritten
          },
        })
        await handle.datasync()
      } catch (reason) {
        throw isFull(reason) ? refuse('files.storageFull') : reason
      } finally {
        await handle.close()
      }
    },
    async rename(name, to) {
      const path = pathOf(to)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        await rename(pathOf(name), path)
      } catch (reason) {
        if (isMissing(reason)) return false
        throw reason
      }
      await syncFolder(dirname(path))
      return true
    },
  }
}
