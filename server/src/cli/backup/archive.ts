/**
 * The archive file: a tar, compressed by zstd. Each entry is followed, within a thousand, by a list of sums (`sums/…`); the
 * last entry is the manifest, with the sum of all sums. After the tar follows the sum of the file itself, in a frame that
 * zstd skips. So it is written and read in one go by whoever has tar and zstd, and a byte that lacks or was changed is found.
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { errorCode, errorMessage, OperatorError } from '../../kernel/operatorError.ts'

export const HEAD = 'sampan-backup.json'
export const MANIFEST = 'manifest.json'
const SUMS_EVERY = 1000
/** RFC 8878, section 3.1.2: a skippable frame of 32 bytes. */
const TRAILER_HEAD = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 32, 0, 0, 0])
const ZSTD_MAGIC = 0xfd2fb528
const TRAILER_BYTES = TRAILER_HEAD.length + 32

export interface ArchiveWriter {
  addBytes(name: string, bytes: Uint8Array): Promise<void>
  /** @throws where the stream does not have just so many bytes */
  addStream(name: string, sizeBytes: number, stream: Readable): Promise<void>
  /** Ends the archive with its manifest and gives it its name; until then it has none. */
  finish(manifest: object): Promise<void>
  /** Leaves nothing behind. Does no harm after `finish`. */
  abandon(): Promise<void>
}

const sumLine = (hash: Hash, name: string) => `${hash.digest('hex')}  ${name}\n`

export function createArchive(path: string): ArchiveWriter {
  const draft = `${path}.${process.pid}.draft`
  const tar = pack()
  const packed = createZstdCompress({
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
  })
  const written = pipeline(tar, packed, summed(), createWriteStream(draft, { mode: 0o600 }))
  // What fails there is told by whoever waits next.
  let failure: unknown
  written.catch((error: unknown) => {
    failure = error
  })
  const sums = createHash('sha256')
  let waiting = ''
  let waitingCount = 0
  let listCount = 0
  let finished = false

  function entry(name: string, size: number) {
    if (failure !== undefined) throw explainWriting(failure, path)
    const sink = tar.entry({ name, size, mode: 0o600, mtime: new Date(0) })
    const done = new Promise<void>((resolve, reject) => {
      sink.once('close', () => resolve())
      sink.once('error', reject)
    })
    return { sink, done: Promise.race([done, written.then(() => undefined)]) }
  }

  async function note(hash: Hash, name: string) {
    waiting += sumLine(hash, name)
    waitingCount += 1
    if (waitingCount >= SUMS_EVERY) await writeSums()
  }

  async function writeSums() {
    if (waitingCount === 0) return
    listCount += 1
    const bytes = Buffer.from(waiting)
    waiting = ''
    waitingCount = 0
    sums.update(bytes)
    const { sink, done } = entry(`sums/${listCount}`, bytes.length)
    sink.end(bytes)
    await done
  }

  async function addBytes(name: string, bytes: Uint8Array) {
    const { sink, done } = entry(name, bytes.byteLength)
    sink.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    await done
    await note(createHash('sha256').update(bytes), name)
  }

  return {
    addBytes,
    async addStream(name, sizeBytes, stream) {
      const hash = createHash('sha256')
      const { sink, done } = entry(name, sizeBytes)
      for await (const chunk of stream) {
        hash.update(chunk)
        if (!sink.write(chunk))
          await Promise.race([new Promise<void>((resolve) => sink.once('drain', () => resolve())), written])
      }
      sink.end(undefined)
      await done
      await note(hash, name)
    },
    async finish(manifest) {
      try {
        await writeSums()
        const bytes = Buffer.from(JSON.stringify({ ...manifest, sums: sums.digest('hex') }))
        const { sink } = entry(MANIFEST, bytes.length)
        sink.end(bytes)
        tar.finalize()
        await written
        await syncPath(draft)
        await rename(draft, path)
        await syncPath(dirname(path))
        finished = true
      } catch (error) {
        throw explainWriting(error, path)
      }
    },
    async abandon() {
      if (finished) return
      tar.destroy()
      await written.catch(() => undefined)
      await rm(draft, { force: true })
    },
  }
}

function summed(): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      done(null, Buffer.concat([TRAILER_HEAD, hash.digest()]))
    },
  })
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function explainWriting(error: unknown, path: string): unknown {
  if (error instanceof OperatorError) return error
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new OperatorError(`The disk of ${path} is full.`, 'Free some space, or name a file on another disk.')
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(code))
    return new OperatorError(`${path} cannot be written (${code}).`, 'Name a file in a folder that you may write to.')
  return error
}

export interface ArchiveEntry {
  name: string
  sizeBytes: number
  /** To be read to its end, by `bytesOf` or otherwise. */
  stream: AsyncIterable<Buffer>
}

/**
 * Reads an archive from its beginning to its end, and checks it against its sums on the way. What `visit` was given is
 * only known to be whole when all of this has resolved; bytes that it leaves are checked as well.
 * @returns the manifest
 * @throws OperatorError where the file is not whole, or is none of ours
 */
export async function readArchive(path: string, visit: (entry: ArchiveEntry) => Promise<void>): Promise<unknown> {
  const tar = extract()
  const { end, sum } = await readTrailer(path)
  const whole = createHash('sha256')
  const read = pipeline(
    createReadStream(path, { end }),
    (chunks: AsyncIterable<Buffer>) => watched(chunks, whole),
    createZstdDecompress(),
    tar,
  )
  read.catch(() => undefined)
  const sums = createHash('sha256')
  let expected = ''
  let manifest: (Record<string, unknown> & { sums?: unknown }) | undefined
  let count = 0
  const damaged = (why: string) => damagedAt(path, why)

  try {
    for await (const entry of tar) {
      const { name, size = 0 } = entry.header
      count += 1
      if (manifest) throw damaged(`something follows its end (${name})`)
      if (count === 1 && name !== HEAD) throw notOurs(path)
      if (entry.header.type !== 'file') throw damaged(`${name} is no file`)
      const hash = createHash('sha256')
      // A stream of bytes yields buffers.
      const stream = watched(entry as AsyncIterable<Buffer>, hash)
      if (name === MANIFEST) {
        const told: unknown = JSON.parse((await bytesOf(stream)).toString())
        if (typeof told !== 'object' || told === null || !('sums' in told)) throw damaged('its manifest says nothing')
        if (expected !== '') throw damaged('sums are missing')
        if (told.sums !== sums.digest('hex')) throw damaged('its sums do not add up')
        manifest = { ...told }
      } else if (name.startsWith('sums/')) {
        const bytes = await bytesOf(stream)
        sums.update(bytes)
        if (bytes.toString() !== expected) throw damaged(firstDifference(bytes.toString(), expected))
        expected = ''
      } else {
        await visit({ name, sizeBytes: size, stream })
        for await (const _ of stream) void _
        expected += sumLine(hash, name)
      }
    }
    await read
    if (!whole.digest().equals(sum)) throw damaged('it is not what was written')
  } catch (error) {
    tar.destroy()
    if (count === 0 && isStreamFault(error)) throw notOurs(path)
    throw isStreamFault(error) ? damaged(errorMessage(error)) : error
  }
  if (count === 0) throw notOurs(path)
  if (!manifest) throw damaged('it was cut off')
  return manifest
}

const damagedAt = (path: string, why: string) =>
  new OperatorError(`The backup ${path} is damaged: ${why}.`, 'Nothing of it can be trusted; take another one.')

/** Where the tar ends, and what the file up to there comes to. */
async function readTrailer(path: string): Promise<{ end: number; sum: Buffer }> {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(path, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new OperatorError(`There is no file ${path}.`, 'Name a backup.')
    throw new OperatorError(`${path} may not be read.`, 'Run this as the user who made it.', { cause: error })
  }
  try {
    const { size } = await handle.stat()
    const first = Buffer.alloc(4)
    await handle.read(first, 0, 4, 0)
    if (first.readUInt32LE() !== ZSTD_MAGIC) throw notOurs(path)
    const trailer = Buffer.alloc(TRAILER_BYTES)
    if (size > TRAILER_BYTES) await handle.read(trailer, 0, TRAILER_BYTES, size - TRAILER_BYTES)
    if (!trailer.subarray(0, TRAILER_HEAD.length).equals(TRAILER_HEAD)) throw damagedAt(path, 'its end is missing')
    return { end: size - TRAILER_BYTES - 1, sum: trailer.subarray(TRAILER_HEAD.length) }
  } finally {
    await handle.close()
  }
}

const notOurs = (path: string) =>
  new OperatorError(`${path} is no backup of Sampan.`, 'Name a file that "sampan backup" made.')

/** Of zstd, of tar, or of JSON. */
function isStreamFault(error: unknown): boolean {
  if (error instanceof OperatorError) return false
  if (error instanceof SyntaxError) return true
  const code = errorCode(error)
  if (code.startsWith('ZSTD_') || code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE') return true
  return /unexpected end|invalid tar|checksum|header|premature close|writable stream closed/i.test(errorMessage(error))
}

function firstDifference(told: string, found: string): string {
  const foundLines = new Set(found.split('\n'))
  const line = told.split('\n').find((each) => !foundLines.has(each))
  return `${line?.slice(66) || 'an entry'} is not what it was`
}

async function* watched(stream: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    hash.update(chunk)
    yield chunk
  }
}

/** All of an entry, for those that are known to be small. */
export async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
