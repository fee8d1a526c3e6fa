/** A ZIP file that is written to disk as it is made: nothing of it is held but the piece at hand. */
import type { Readable } from 'node:stream'
import { configure, ZipWriter } from '@zip.js/zip.js'
import type { Blobs } from '../../kernel/blobs.ts'

configure({ useWebWorkers: false })

export interface Archive {
  /** Texts are packed; what is packed already is stored as it is. */
  addText(path: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void>
  addBytes(path: string, bytes: Readable): Promise<void>
  /** Ends the file; answers its size. */
  finish(): Promise<number>
  /** Gives it up, and what was written of it. */
  abandon(): Promise<void>
}

/** ZIP64 throughout: nobody knows beforehand how large it becomes. */
export async function createArchive(blobs: Blobs, name: string, at: Date): Promise<Archive> {
  await blobs.remove(name)
  await blobs.begin(name, 0)
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const stored = blobs.append(name, 0, readable)
  // Whoever waits for it is told; until then nobody listens.
  stored.catch(() => undefined)
  const zip = new ZipWriter(writable, { zip64: true, keepOrder: true, bufferedWrite: false, lastModDate: at })
  const encoder = new TextEncoder()

  async function* encoded(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) if (piece !== '') yield encoder.encode(piece)
  }
  /** A disk that is full ends the stream from the other side; then the writer would wait for ever. */
  const orFailed = <Result>(work: Promise<Result>): Promise<Result> => Promise.race([work, stored.then(() => work)])
  return {
    async addText(path, pieces) {
      await orFailed(zip.add(path, streamOf(encoded(pieces))))
    },
    async addBytes(path, bytes) {
      await orFailed(zip.add(path, streamOf(chunksOf(bytes)), { level: 0 }))
    },
    async finish() {
      await orFailed(zip.close())
      return stored
    },
    async abandon() {
      await writable.abort().catch(() => undefined)
      await stored.catch(() => undefined)
      await blobs.remove(name)
    },
  }
}

/** What comes next is made when it is asked for. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

async function* chunksOf(bytes: Readable): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) if (chunk instanceof Uint8Array) yield chunk
}
