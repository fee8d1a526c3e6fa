/** What a WebM tells beside its pictures and sound. Sources: RFC 8794 (EBML), RFC 9559 (Matroska). */
import { type Blank, type Bytes, createReader, type Reader } from './bytes.ts'

const SEGMENT = 0x18538067
const CLUSTER = 0x1f43b675
/** Elements whose content is elements again, on the way to what is asked here. */
const NESTED: ReadonlySet<number> = new Set([
  SEGMENT,
  0x1654ae6b /* Tracks */,
  0xae /* TrackEntry */,
  0x1549a966 /* Info */,
])
const TELLING: ReadonlySet<number> = new Set([
  0x1254c367, // Tags
  0x1941a469, // Attachments
  0x7ba9, // Title
  0x4461, // DateUTC
  0x536e, // Name of a track
  0x7384, // SegmentFilename
  0xbf, // CRC-32 of what is changed here
])
/** What a cluster of unknown length holds: anything else ends it. */
const IN_CLUSTER: ReadonlySet<number> = new Set([0xe7, 0xa3, 0xa0, 0xa7, 0xab, 0x5854, 0xaf, 0xec, 0xbf])

const DEPTH_MAX = 8
/** Hours as a browser records them; a file made to keep the server busy has more. */
const ELEMENTS_MAX = 2_000_000
const VOID = 0xec

interface Element {
  id: number
  at: number
  start: number
  end: number
  isUnknown: boolean
}

interface Search {
  reader: Reader
  blanks: Blank[]
  elementsLeft: number
}

/** What is to be blanked; see `findInMp4`. */
export async function findInWebm(bytes: Bytes): Promise<Blank[]> {
  const search: Search = { reader: createReader(bytes), blanks: [], elementsLeft: ELEMENTS_MAX }
  await look(search, 0, bytes.sizeBytes, 0)
  return search.blanks
}

async function look(search: Search, from: number, to: number, depth: number): Promise<void> {
  for (let at = from; search.elementsLeft > 0; search.elementsLeft -= 1) {
    const element = await readElement(search.reader, at, to)
    if (!element) return
    const { id, start, end, isUnknown } = element
    at = end
    if (depth > 0 && TELLING.has(id) && !isUnknown) search.blanks.push(voided(element))
    else if (NESTED.has(id) && depth < DEPTH_MAX) await look(search, start, end, depth + 1)
    else if (isUnknown && id === CLUSTER) at = await endOfCluster(search, start, to)
    else if (isUnknown) return
  }
}

async function endOfCluster(search: Search, from: number, to: number): Promise<number> {
  let at = from
  for (; search.elementsLeft > 0; search.elementsLeft -= 1) {
    const element = await readElement(search.reader, at, to)
    if (!element || element.isUnknown || !IN_CLUSTER.has(element.id)) return at
    at = element.end
  }
  return at
}

async function readElement(reader: Reader, at: number, to: number): Promise<Element | null> {
  const id = await readNumber(reader, at, 4, 'withMarker')
  const size = id && (await readNumber(reader, at + id.length, 8, 'withoutMarker'))
  if (!size) return null
  const start = at + id.length + size.length
  if (start > to) return null
  const { isUnknown } = size
  // A recording that was cut off may end in the midst of an element.
  const end = isUnknown ? to : Math.min(to, start + size.value)
  return { id: id.value, at, start, end, isUnknown }
}

/** A number of one to eight bytes, whose leading zero bits tell how many. */
async function readNumber(reader: Reader, at: number, lengthMax: number, form: 'withMarker' | 'withoutMarker') {
  const first = (await reader.at(at, 1))?.readUInt8(0)
  if (first === undefined) return null
  const length = Math.clz32(first) - 23
  const bytes = length > lengthMax ? null : await reader.at(at, length)
  if (!bytes) return null
  let value = form === 'withMarker' ? first : first & (0xff >> length)
  let isUnknown = form === 'withoutMarker' && value === 0xff >> length
  for (const byte of bytes.subarray(1)) {
    isUnknown &&= byte === 0xff
    value = value * 256 + byte
  }
  return { value, length, isUnknown }
}

/** An empty element of the same length: its head takes the room of the one that stood there. */
function voided({ at, start, end }: Element): Blank {
  const bytes = new Uint8Array(start - at)
  const digits = Math.min(8, bytes.length - 1)
  let size = end - at - 1 - digits
  for (let place = digits; place > 0; place -= 1) {
    bytes[place] = size % 256
    size = Math.floor(size / 256)
  }
  bytes[0] = VOID
  bytes[1] = (bytes[1] ?? 0) | (0x100 >> digits)
  return { from: start, to: end, mark: { at, bytes } }
}
