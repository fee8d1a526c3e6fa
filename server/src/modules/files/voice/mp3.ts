const ID3V1_BYTES = 128

/** MPEG layer III between its tags: ID3v2 before it (id3.org, ID3v2.4.0) and ID3v1 behind it. */
export function cleanMp3(bytes: Buffer): Buffer | null {
  let start = 0
  while (bytes.toString('latin1', start, start + 3) === 'ID3') start += id3Size(bytes.subarray(start))
  const end = bytes.toString('latin1', bytes.length - ID3V1_BYTES).startsWith('TAG')
    ? bytes.length - ID3V1_BYTES
    : bytes.length
  const sound = bytes.subarray(start, end)
  return isLayer3(sound.readUInt16BE(0)) ? sound : null
}

/** Header, body of a size in four times seven bits, and the footer where the flags tell of one. */
function id3Size(tag: Buffer): number {
  const bits = [6, 7, 8, 9].map((at) => tag.readUInt8(at) & 0x7f)
  const size = bits.reduce((sum, seven) => sum * 128 + seven, 0)
  const hasFooter = (tag.readUInt8(5) & 0x10) !== 0
  return 10 + size + (hasFooter ? 10 : 0)
}

/** A frame begins with eleven ones; version and layer follow. */
const isLayer3 = (head: number): boolean => (head & 0xffe0) === 0xffe0 && (head & 0x0006) === 0x0002
