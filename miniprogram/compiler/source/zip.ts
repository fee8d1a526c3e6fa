// A program in a ZIP that somebody sent (APPNOTE 6.3.10). Everything is checked before a byte is unpacked: names that
// lead elsewhere, links, what is larger than it says, the same bytes named many times.

import { crc32, inflateRawSync } from 'node:zlib'
import { MemoryTree, type SourceTree } from './tree.ts'

export interface ZipLimits {
  filesMax: number
  /** Of one file, unpacked. */
  fileBytesMax: number
  /** Of all files, unpacked. */
  bytesMax: number
}

const defaultLimits: ZipLimits = { filesMax: 10_000, fileBytesMax: 32 * 1024 * 1024, bytesMax: 128 * 1024 * 1024 }

/** Why an archive was not taken, in words for its author. */
export class SourceRefused extends Error {
  override readonly name = 'SourceRefused'
}

interface Entry {
  name: string
  method: number
  crc: number
  bytesCompressed: number
  bytes: number
  offset: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const entryBytes = 46
const localBytes = 30

/** Throws `SourceRefused`. A folder that holds everything is taken off the paths. */
export function zipTree(archive: Uint8Array, name: string, limits: Partial<ZipLimits> = {}): SourceTree {
  const max = { ...defaultLimits, ...limits }
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const entries = readDirectory(archive, view, max)
  const files: Record<string, Uint8Array> = Object.create(null)
  const top = commonFolder(entries)
  for (const entry of entries) {
    const path = entry.name.slice(top.length)
    if (path in files) throw new SourceRefused(`The archive holds ${entry.name} twice.`)
    files[path] = unpack(archive, view, entry)
  }
  return new MemoryTree(name, files)
}

function readDirectory(archive: Uint8Array, view: DataView, max: ZipLimits): Entry[] {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff) throw new SourceRefused('Archives in the ZIP64 format are not taken.')
  if (count > max.filesMax) throw new SourceRefused(`The archive holds more than ${max.filesMax} files.`)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const entries: Entry[] = []
  let bytes = 0
  let bytesCompressed = 0
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > archive.length || view.getUint32(at, true) !== entrySignature) throw broken()
    const nameLength = view.getUint16(at + 28, true)
    const name = readName(decoder, archive.subarray(at + entryBytes, at + entryBytes + nameLength))
    const entry: Entry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      bytesCompressed: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    const flags = view.getUint16(at + 8, true)
    const unixMode = view.getUint32(at + 38, true) >>> 16
    at += entryBytes + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (name.endsWith('/') || isLitter(name)) continue
    checkName(name)
    if ((flags & 1) !== 0) throw new SourceRefused(`${name} is encrypted. Send the archive without a password.`)
    if ((unixMode & 0o170000) === 0o120000) throw new SourceRefused(`${name} is a link. Archives hold files alone.`)
    if (entry.method !== 0 && entry.method !== 8) throw new SourceRefused(`${name} is packed in an unknown way.`)
    if (entry.bytes > max.fileBytesMax)
      throw new SourceRefused(`${name} is larger than ${megabytes(max.fileBytesMax)}.`)
    bytes += entry.bytes
    bytesCompressed += entry.bytesCompressed
    entries.push(entry)
  }
  if (bytes > max.bytesMax) throw new SourceRefused(`Unpacked, the archive is larger than ${megabytes(max.bytesMax)}.`)
  // Files that overlap: the way a small archive becomes a very large one.
  if (bytesCompressed > archive.length) throw broken()
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endBytes
  for (let at = last; at >= 0 && at > last - 0xffff; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw new SourceRefused('This is no ZIP archive.')
}

function readName(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new SourceRefused('The archive names a file in another encoding than UTF-8.')
  }
}

function checkName(name: string): void {
  const parts = name.split('/')
  const strange = [...name].some((char) => char < ' ' || char === '\\' || char === ':') || name.length > 1000
  if (strange || parts.some((part) => part === '' || part === '.' || part === '..')) {
    throw new SourceRefused(`The archive holds a file with a path that is not allowed: ${JSON.stringify(name)}.`)
  }
}

/** What file managers leave behind. */
function isLitter(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(?:^|\/)(?:\.DS_Store|Thumbs\.db)$/.test(name)
}

function commonFolder(entries: readonly Entry[]): string {
  const first = entries[0]?.name ?? ''
  const folder = first.slice(0, first.indexOf('/') + 1)
  return folder !== '' && entries.every((one) => one.name.startsWith(folder)) ? folder : ''
}

function unpack(archive: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { offset, name } = entry
  if (offset + localBytes > archive.length || view.getUint32(offset, true) !== localSignature) throw broken()
  const start = offset + localBytes + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = archive.subarray(start, start + entry.bytesCompressed)
  if (packed.length !== entry.bytesCompressed) throw broken()
  let bytes: Uint8Array
  try {
    bytes = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.bytes, 1) })
  } catch {
    throw new SourceRefused(`${name} cannot be unpacked, or is larger than the archive says.`)
  }
  if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc) {
    throw new SourceRefused(`${name} is not what the archive says it is. Pack it again.`)
  }
  return bytes
}

function broken(): SourceRefused {
  return new SourceRefused('The archive is damaged. Pack it again.')
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`
}
