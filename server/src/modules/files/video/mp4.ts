/**
 * What an MP4 tells beside its pictures and sound. Sources: ISO/IEC 14496-12; QuickTime File Format, "Metadata"; 3GPP TS
 * 26.244 (loci).
 */
import { type Blank, type Bytes, createReader, type Reader } from './bytes.ts'

/** Boxes whose content is boxes again, on the way to what is asked here. */
const NESTED: ReadonlySet<string> = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'mvex', 'moof', 'traf'])
/** Boxes for whatever a device wants to tell: place, name, maker. */
const TELLING: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid', 'loci', 'Xtra', '\xa9xyz'])
/** Room that is left, and may hold what stood there before. */
const UNUSED: ReadonlySet<string> = new Set(['free', 'skip'])
/** Version and flags, then the times of making and of changing: 32 bits each, or 64 in version 1. */
const TIMED: ReadonlySet<string> = new Set(['mvhd', 'tkhd', 'mdhd'])
/** Tracks of these are played; those of others are of sensors. */
const PLAYED: ReadonlySet<string> = new Set(['vide', 'soun', 'text', 'sbtl', 'subt', 'clcp', 'hint', 'tmcd'])

/** Entries of video, which all begin alike. */
const VISUAL: ReadonlySet<string> = new Set([
  'avc1',
  'avc3',
  'hvc1',
  'hev1',
  'mp4v',
  'vp08',
  'vp09',
  'av01',
  'dvh1',
  'dvhe',
  's263',
  'encv',
])

const DEPTH_MAX = 12
/** Far beyond what hours in fragments have; a file made to keep the server busy has more. */
const BOXES_MAX = 400_000
const FREE = Buffer.from('free', 'latin1')

interface Box {
  type: string
  at: number
  /** Where its content begins and ends. */
  start: number
  end: number
}

interface Search {
  reader: Reader
  blanks: Blank[]
  boxesLeft: number
}

/**
 * What is to be blanked: each within one box, none in media, so nothing moves and whatever points into the file still
 * fits. Behind a box that lies about its size nothing is sought on its level, since nothing can be told apart there.
 */
export async function findInMp4(bytes: Bytes): Promise<Blank[]> {
  const search: Search = { reader: createReader(bytes), blanks: [], boxesLeft: BOXES_MAX }
  await look(search, 0, bytes.sizeBytes, 0)
  return search.blanks
}

async function look(search: Search, from: number, to: number, depth: number): Promise<void> {
  const { reader, blanks } = search
  for (let at = from; search.boxesLeft > 0; search.boxesLeft -= 1) {
    const box = await readBox(reader, at, to)
    if (!box) return
    at = box.end
    const { type, start, end } = box
    if (TELLING.has(type) || (type === 'trak' && (await isOfSensors(search, box, depth)))) blanks.push(freed(box))
    else if (UNUSED.has(type)) blanks.push({ from: start, to: end, mark: null })
    else if (type === 'stsd') await blankMakers(search, box)
    else if (TIMED.has(type)) await blankTimes(search, box)
    // Its name, such as "Core Media Video", stands behind version, flags, type and three words.
    else if (type === 'hdlr' && depth > 0) blanks.push({ from: Math.min(start + 24, end), to: end, mark: null })
    else if (NESTED.has(type) && depth < DEPTH_MAX) await look(search, start, end, depth + 1)
  }
}

async function readBox(reader: Reader, at: number, to: number): Promise<Box | null> {
  if (at + 8 > to) return null
  const head = await reader.at(at, 8)
  if (!head) return null
  const [told, type] = [head.readUInt32BE(0), head.toString('latin1', 4, 8)]
  if (told === 0) return { type, at, start: at + 8, end: to }
  if (told !== 1) return told >= 8 && told <= to - at ? { type, at, start: at + 8, end: at + told } : null
  const large = at + 16 <= to ? await reader.at(at + 8, 8) : null
  const size = large?.readBigUInt64BE(0) ?? 0n
  return size >= 16n && size <= BigInt(to - at) ? { type, at, start: at + 16, end: at + Number(size) } : null
}

/** Its size stays as it is told. */
const freed = ({ at, start, end }: Box): Blank => ({ from: start, to: end, mark: { at: at + 4, bytes: FREE } })

/** When it was recorded. */
async function blankTimes({ reader, blanks }: Search, { start, end }: Box): Promise<void> {
  const version = (await reader.at(start, 1))?.readUInt8(0)
  blanks.push({ from: Math.min(start + 4, end), to: Math.min(start + (version === 1 ? 20 : 12), end), mark: null })
}

/** Each entry names the program or camera that compressed the track. */
async function blankMakers(search: Search, { start, end }: Box): Promise<void> {
  for (let at = start + 8; search.boxesLeft > 0; search.boxesLeft -= 1) {
    const entry = await readBox(search.reader, at, end)
    if (!entry) return
    at = entry.end
    const name = entry.start + 42
    if (VISUAL.has(entry.type) && name + 32 <= entry.end) search.blanks.push({ from: name, to: name + 32, mark: null })
  }
}

/** Where a camera was, how it was held: its samples stay among the media, but nothing says where and what they are. */
async function isOfSensors(search: Search, track: Box, depth: number): Promise<boolean> {
  const media = await findIn(search, track, 'mdia')
  const handler = media && (await findIn(search, media, 'hdlr'))
  if (!handler || depth === 0 || handler.start + 12 > handler.end) return false
  const kind = await search.reader.at(handler.start + 8, 4)
  return kind !== null && !PLAYED.has(kind.toString('latin1'))
}

async function findIn(search: Search, { start, end }: Box, type: string): Promise<Box | null> {
  for (let at = start; search.boxesLeft > 0; search.boxesLeft -= 1) {
    const box = await readBox(search.reader, at, end)
    if (!box || box.type === type) return box
    at = box.end
  }
  return null
}
