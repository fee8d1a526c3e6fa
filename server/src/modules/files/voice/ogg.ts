const HEADER_BYTES = 27
const OPUS_TAGS = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)])

interface Page {
  bytes: Buffer
  body: Buffer
  serial: number
  /** The page's last packet ends on it. */
  closed: boolean
}

/**
 * One Ogg stream of Opus, its comments taken out: they may name a place or a person.
 * Sources: RFC 3533 (pages), RFC 7845 (the second packet, alone on its pages, holds the comments).
 */
export function cleanOgg(bytes: Buffer): Buffer | null {
  const [head, ...rest] = readPages(bytes)
  if (!head?.body.subarray(0, 8).equals(Buffer.from('OpusHead'))) return null
  if (rest.some(({ serial }) => serial !== head.serial)) return null
  if (!rest[0]?.body.subarray(0, 8).equals(Buffer.from('OpusTags'))) throw new RangeError('No comments')
  const tagsEnd = rest.findIndex(({ closed }) => closed)
  const sound = rest.slice(tagsEnd + 1)
  if (tagsEnd < 0 || sound.length === 0) throw new RangeError('No sound')
  const pages = [head.bytes, emptyTags(head.serial), ...sound.map((page) => page.bytes)]
  return Buffer.concat(pages.map(numbered))
}

/** Whole pages; what is cut off at the end is left out. */
function readPages(bytes: Buffer): Page[] {
  const pages: Page[] = []
  for (let at = 0; at + HEADER_BYTES <= bytes.length; ) {
    if (bytes.toString('latin1', at, at + 4) !== 'OggS') throw new RangeError('No page where one must begin')
    const lacing = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + bytes.readUInt8(at + 26))
    const bodyAt = at + HEADER_BYTES + lacing.length
    const end = lacing.reduce((sum, length) => sum + length, bodyAt)
    if (end > bytes.length) break
    pages.push({
      bytes: bytes.subarray(at, end),
      body: bytes.subarray(bodyAt, end),
      serial: bytes.readUInt32LE(at + 14),
      closed: lacing.at(-1) !== 255,
    })
    at = end
  }
  return pages
}

function emptyTags(serial: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES + 1)
  header.write('OggS', 'latin1')
  header.writeUInt32LE(serial, 14)
  header.writeUInt8(1, 26)
  header.writeUInt8(OPUS_TAGS.length, HEADER_BYTES)
  return Buffer.concat([header, OPUS_TAGS])
}

/** A page with its place in the stream, and the checksum that goes with it. */
function numbered(page: Buffer, index: number): Buffer {
  const bytes = Buffer.from(page)
  bytes.writeUInt32LE(index, 18)
  bytes.writeUInt32LE(0, 22)
  bytes.writeUInt32LE(checksum(bytes), 22)
  return bytes
}

/** CRC-32 with polynomial 0x04c11db7, the high bit first, from zero: not the one of zlib. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit += 1) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1
  return value >>> 0
})

function checksum(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) crc = ((crc << 8) ^ (TABLE[(crc >>> 24) ^ byte] ?? 0)) >>> 0
  return crc
}
