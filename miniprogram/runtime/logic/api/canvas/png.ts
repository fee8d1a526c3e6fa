// PNG without compression: `toDataURL` must answer at once, and OffscreenCanvas encodes only later.

const table = Uint32Array.from({ length: 256 }, (_entry, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(data.length + 12)
  const view = new DataView(out.buffer)
  view.setUint32(0, data.length)
  for (let at = 0; at < 4; at += 1) out[4 + at] = type.charCodeAt(at)
  out.set(data, 8)
  view.setUint32(8 + data.length, crc(out.subarray(4, 8 + data.length)))
  return out
}

const blockBytes = 0xffff

/** zlib of stored blocks (RFC 1951, 3.2.4). */
function stored(data: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(data.length / blockBytes))
  const out = new Uint8Array(data.length + blocks * 5 + 6)
  out[0] = 0x78
  out[1] = 0x01
  let at = 2
  let first = 1
  let second = 0
  for (let from = 0; at === 2 || from < data.length; from += blockBytes) {
    const part = data.subarray(from, from + blockBytes)
    out[at] = from + blockBytes >= data.length ? 1 : 0
    out[at + 1] = part.length & 0xff
    out[at + 2] = part.length >> 8
    out[at + 3] = ~part.length & 0xff
    out[at + 4] = (~part.length >> 8) & 0xff
    out.set(part, at + 5)
    at += 5 + part.length
  }
  for (const byte of data) {
    first = (first + byte) % 65_521
    second = (second + first) % 65_521
  }
  new DataView(out.buffer).setUint32(at, ((second << 16) | first) >>> 0)
  return out
}

/** @param pixels RGBA, not multiplied by their alpha */
export function encodePng(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 6, 0, 0, 0], 8)
  const rows = new Uint8Array(height * (width * 4 + 1))
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1)
  }
  const parts = [
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
