import { collect, DEPTH_MAX } from './parts.ts'

/** Ids of EBML elements with their length marker (RFC 8794, RFC 9559). */
const SEGMENT = 0x18538067
const TRACKS = 0x1654ae6b
const TRACK_ENTRY = 0xae
const TRACK_TYPE = 0x83
const CODEC_ID = 0x86
const INFO = 0x1549a966
const NESTED = new Set([SEGMENT, TRACKS, TRACK_ENTRY, INFO])
/** Tags, attachments, and the title in Info: all that may tell more than the voice does. */
const TELLING = new Set([0x1254c367, 0x1941a469, 0x7ba9])
const AUDIO = 2
const VOID = 0xec

interface Element {
  id: number
  at: number
  start: number
  end: number
}

/**
 * WebM with Opus and nothing but sound. What tells of the recording is overwritten where it stands, so that whatever
 * points into the file still fits. Browsers write clusters of unknown length; behind the first of these nothing is sought.
 */
export function cleanWebm(bytes: Buffer): Buffer | null {
  const elements = collect(walk(bytes, 0, bytes.length))
  const types = elements.filter(({ id }) => id === TRACK_TYPE).map(({ start }) => bytes.readUInt8(start))
  const codecs = elements.filter(({ id }) => id === CODEC_ID).map(({ start, end }) => asText(bytes, start, end))
  if (types.length === 0) throw new RangeError('No track')
  if (types.some((type) => type !== AUDIO) || codecs.some((codec) => codec !== 'A_OPUS')) return null
  for (const element of elements) if (TELLING.has(element.id)) overwrite(bytes, element)
  return bytes
}

function* walk(bytes: Buffer, from: number, to: number, depth = 0): Generator<Element> {
  if (depth > DEPTH_MAX) throw new RangeError('Too deep')
  for (let at = from; at < to; ) {
    const id = readNumber(bytes, at, 'withMarker')
    const size = readNumber(bytes, at + id.length, 'withoutMarker')
    const start = at + id.length + size.length
    const isNested = NESTED.has(id.value)
    if (size.isUnknown && !isNested) return
    // A recording that was cut off may end in the midst of a cluster.
    const end = size.isUnknown ? to : Math.min(to, start + size.value)
    yield { id: id.value, at, start, end }
    if (isNested) yield* walk(bytes, start, end, depth + 1)
    at = end
  }
}

/** A number of one to eight bytes, whose leading zero bits tell how many. */
function readNumber(bytes: Buffer, at: number, form: 'withMarker' | 'withoutMarker') {
  const first = bytes.readUInt8(at)
  const length = Math.clz32(first) - 23
  if (length > 8) throw new RangeError('Not a number')
  let value = form === 'withMarker' ? first : first & (0xff >> length)
  let isUnknown = value === 0xff >> length
  for (let index = 1; index < length; index += 1) {
    const byte = bytes.readUInt8(at + index)
    isUnknown &&= byte === 0xff
    value = value * 256 + byte
  }
  return { value, length, isUnknown: isUnknown && form === 'withoutMarker' }
}

const asText = (bytes: Buffer, start: number, end: number): string =>
  bytes.toString('latin1', start, end).replace(/\0+$/, '')

/** Makes an element a void one of the same length. */
function overwrite(bytes: Buffer, { at, end }: Element): void {
  const length = end - at
  bytes.fill(0, at, end)
  bytes.writeUInt8(VOID, at)
  if (length < 10) {
    bytes.writeUInt8(0x80 | (length - 2), at + 1)
  } else {
    bytes.writeUInt8(0x01, at + 1)
    bytes.writeUIntBE(length - 9, at + 3, 6)
  }
}
