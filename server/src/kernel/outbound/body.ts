import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { OutboundError } from './outboundError.ts'

export interface BodyLimits {
  /** Of what is read after decompression. */
  bytesMax: number
  /** What becomes of more: an error, or only the beginning is answered. */
  whatIsMore: 'refuse' | 'cut'
  /** Hears each piece and says whether it has seen enough; the rest is not read. */
  enough?: (chunk: Buffer) => boolean
}

/**
 * Reads an answer's body within its limits, whatever it says of its own length.
 * @throws OutboundError `tooLarge`, `badAnswer`; and what the stream throws
 */
export async function readBody(raw: Readable, encoding: string, limits: BodyLimits): Promise<Buffer> {
  const stream = decompressed(raw, encoding, limits.bytesMax)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
      const room = limits.bytesMax - size
      if (bytes.length > room && limits.whatIsMore === 'refuse') throw new OutboundError('tooLarge')
      chunks.push(bytes.subarray(0, room))
      size += Math.min(bytes.length, room)
      if (bytes.length > room || limits.enough?.(bytes)) break
    }
  } finally {
    stream.destroy()
    raw.destroy()
  }
  return Buffer.concat(chunks)
}

/** What came, unpacked. @throws OutboundError `badAnswer`; the stream fails with `tooLarge` where it swells. */
export function decompressed(raw: Readable, encoding: string, bytesMax: number): Readable {
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity') return raw
  const stream = decompressor(name)
  // One that swallows bytes without giving any would have no end otherwise.
  let received = 0
  raw.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > bytesMax + 1_000_000) raw.destroy(new OutboundError('tooLarge'))
  })
  // Whoever reads `stream` hears of errors on both.
  pipeline(raw, stream, () => {})
  return stream
}

/** One layer only: more of them are sent by those who mean harm. */
function decompressor(name: string) {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip()
  if (name === 'deflate') return createInflate()
  if (name === 'br') return createBrotliDecompress()
  throw new OutboundError('badAnswer')
}
