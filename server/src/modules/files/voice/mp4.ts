import { collect, DEPTH_MAX } from './parts.ts'

/** Boxes whose content is boxes again, on the way to what is asked here. */
const NESTED = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'moof', 'traf'])
/** Boxes for whatever a device wants to tell: place, name, maker. */
const TELLING = new Set(['udta', 'meta', 'uuid'])

interface Box {
  type: string
  /** Where the box's content begins and ends. */
  start: number
  end: number
  /** Where its type stands. */
  typeAt: number
}

/**
 * MP4 with AAC and nothing but sound. Boxes that tell of the recording are emptied where they stand, so that whatever
 * points into the file still fits. Sources: ISO/IEC 14496-12, 14496-14.
 */
export function cleanMp4(bytes: Buffer): Buffer | null {
  const boxes = collect(walk(bytes, 0, bytes.length))
  const handlers = boxes.filter(({ type }) => type === 'hdlr').map(({ start }) => text(bytes, start + 8))
  const codecs = boxes.filter(({ type }) => type === 'stsd').map(({ start }) => text(bytes, start + 12))
  if (codecs.length === 0) throw new RangeError('No track')
  if (handlers.some((handler) => handler !== 'soun') || codecs.some((codec) => codec !== 'mp4a')) return null
  for (const { type, typeAt, start, end } of boxes) {
    if (!TELLING.has(type)) continue
    bytes.write('free', typeAt, 'latin1')
    bytes.fill(0, start, end)
  }
  return bytes
}

function* walk(bytes: Buffer, from: number, to: number, depth = 0): Generator<Box> {
  if (depth > DEPTH_MAX) throw new RangeError('Too deep')
  for (let at = from; at + 8 <= to; ) {
    const told = bytes.readUInt32BE(at)
    const headerBytes = told === 1 ? 16 : 8
    const size = told === 0 ? to - at : told === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : told
    if (size < headerBytes || at + size > to) throw new RangeError('A box ends beyond the one around it')
    const box = { type: text(bytes, at + 4), typeAt: at + 4, start: at + headerBytes, end: at + size }
    yield box
    if (NESTED.has(box.type)) yield* walk(bytes, box.start, box.end, depth + 1)
    at += size
  }
}

function text(bytes: Buffer, at: number): string {
  if (at + 4 > bytes.length) throw new RangeError('Text beyond the end')
  return bytes.toString('latin1', at, at + 4)
}
