// Entries of a ZIP, by its directory at the end: stored or deflated, as nearly all are.
import { FileFault } from './fault.ts'

export interface ZipEntry {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

const ENTRIES_MAX = 2_000
const BYTES_MAX = 50 * 1024 * 1024
const broken = () => new FileFault(1301102, 'unzip open file fail')

export async function unzip(archive: Uint8Array<ArrayBuffer>): Promise<ZipEntry[]> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > ENTRIES_MAX) throw new FileFault(1301104, 'unzip fail')
  const entries: ZipEntry[] = []
  let sum = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== 0x02014b50) throw broken()
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    const name = new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (name.endsWith('/')) continue
    sum += size
    if (sum > BYTES_MAX) throw new FileFault(1300202, 'the maximum size of the file storage limit is exceeded')
    if (local + 30 > archive.length) throw broken()
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    const data = archive.slice(from, from + packed)
    if (method === 0) entries.push({ name, bytes: data })
    else if (method === 8) entries.push({ name, bytes: await inflate(data, size) })
    else throw new FileFault(1301103, 'unzip entry fail')
  }
  return entries
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === 0x06054b50) return at
  throw broken()
}

/** Stops at the size that the directory tells: what claims less than it holds is refused. */
async function inflate(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const out = new Uint8Array(size)
  let filled = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      if (filled + value.length > size) throw new FileFault(1301103, 'unzip entry fail')
      out.set(value, filled)
      filled += value.length
    }
  } catch {
    throw new FileFault(1301103, 'unzip entry fail')
  } finally {
    reader.cancel().catch(() => {})
  }
  if (filled !== size) throw new FileFault(1301103, 'unzip entry fail')
  return out
}
