const HEADER_BYTES = 12
const KEPT = new Set(['fmt ', 'fact', 'data'])

/**
 * RIFF/WAVE with PCM, rebuilt of the chunks that make sound: names, places and notes stand in others.
 * Sources: IBM and Microsoft, Multimedia Programming Interface and Data Specifications 1.0; EBU Tech 3285.
 */
export function cleanWav(bytes: Buffer): Buffer | null {
  const kept = new Map<string, Buffer>()
  for (let at = HEADER_BYTES; at + 8 <= bytes.length; ) {
    const id = bytes.toString('latin1', at, at + 4)
    // A recording that was not closed says 0 or the largest number; its sound goes to the end of the file.
    const told = bytes.readUInt32LE(at + 4)
    const open = id === 'data' && (told === 0 || told === 0xffff_ffff)
    const size = open ? bytes.length - at - 8 : told
    if (at + 8 + size > bytes.length) throw new RangeError('A chunk ends beyond the file')
    if (KEPT.has(id) && !kept.has(id)) kept.set(id, bytes.subarray(at + 8, at + 8 + size))
    at += 8 + size + (size % 2)
  }
  const format = kept.get('fmt ')
  if (!format || !kept.has('data')) throw new RangeError('No sound')
  return isPcm(format) ? joined(kept) : null
}

/** Integer, floating-point, or either with more than two channels. */
const isPcm = (format: Buffer): boolean => [1, 3, 0xfffe].includes(format.readUInt16LE(0))

function joined(chunks: ReadonlyMap<string, Buffer>): Buffer {
  const parts = [...chunks].flatMap(([id, body]) => [Buffer.from(id, 'latin1'), uint32(body.length), body, pad(body)])
  const body = Buffer.concat(parts)
  return Buffer.concat([Buffer.from('RIFF'), uint32(4 + body.length), Buffer.from('WAVE'), body])
}

const pad = (body: Buffer): Buffer => Buffer.alloc(body.length % 2)

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
