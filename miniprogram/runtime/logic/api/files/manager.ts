// FileSystemManager: synchronous calls are answered from the table of files, the others by the same after a turn.
import type { ApiContext } from '../define.ts'
import { decode, encode, readEncoding } from './encodings.ts'
import { FileFault } from './fault.ts'
import type { FileStats } from './fileTable.ts'
import { extensionOf, type FilePath, readPath } from './paths.ts'
import { filesOf } from './shared.ts'
import { unzip } from './unzip.ts'

type Args = Record<string, unknown>
type Bytes = Uint8Array<ArrayBuffer>

interface Descriptor {
  path: string
  flags: { reads: boolean; writes: boolean; appends: boolean }
}

const descriptorsMax = 64

export type FileActs = ReturnType<typeof makeFileActs>

/** What a manager can do, once: both styles of calls are made of it. Each throws FileFault. */
export function makeFileActs(context: ApiContext) {
  const table = filesOf(context)
  const opened = new Map<string, Descriptor>()
  let descriptors = 0

  /** A file of the bundle that was not read before the start comes from the host. */
  function bytesOf(at: FilePath, act: string): Bytes {
    return table.bytes(at.path, act)
  }

  async function bytesLater(at: FilePath, act: string): Promise<Bytes> {
    if (at.place !== 'bundle' || table.has(at.path)) return bytesOf(at, act)
    const loaded = await context.callHost('files.load', { source: at.path, kind: 'file' }).catch(() => null)
    if (!(loaded instanceof Blob)) throw new FileFault(1300002, `no such file or directory, ${act} ${at.path}`)
    table.adopt(at.path, loaded)
    return bytesOf(at, act)
  }

  function contentOf(data: unknown, encoding: unknown): Bytes {
    if (typeof data === 'string') return encode(data, readEncoding(encoding ?? 'utf8'))
    if (data instanceof ArrayBuffer) return new Uint8Array(data.slice(0))
    if (ArrayBuffer.isView(data)) {
      return Uint8Array.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    }
    throw new FileFault(1300022, 'invalid data type: data should be String or ArrayBuffer')
  }

  function piece(bytes: Bytes, { position, length }: Args): Bytes {
    const from = position === undefined ? 0 : Number(position)
    if (!Number.isInteger(from) || from < 0 || from > bytes.length) {
      throw new FileFault(1301009, 'value of position is out of range')
    }
    const count = length === undefined ? bytes.length - from : Number(length)
    if (!Number.isInteger(count) || count < 0 || from + count > bytes.length) {
      throw new FileFault(1301006, 'value of length is out of range')
    }
    return bytes.slice(from, from + count)
  }

  const asRead = (bytes: Bytes, encoding: unknown): string | ArrayBuffer =>
    encoding === undefined || encoding === null || encoding === ''
      ? bytes.slice().buffer
      : decode(bytes, readEncoding(encoding))

  function descriptor(args: Args): Descriptor {
    const found = opened.get(String(args.fd))
    if (!found) throw new FileFault(1300009, 'bad file descriptor')
    return found
  }

  function joined(before: Bytes, after: Bytes): Bytes {
    const all = new Uint8Array(before.length + after.length)
    all.set(before)
    all.set(after, before.length)
    return all
  }

  function statsAt(at: FilePath): Stats {
    return new Stats(table.stats(at.path, 'stat'))
  }

  const acts = {
    access: ({ path }: Args) => {
      table.stats(readPath(path, 'access').path, 'access')
      return {}
    },
    readFile: (args: Args) => {
      const bytes = bytesOf(readPath(args.filePath, 'open'), 'open')
      return { data: asRead(piece(bytes, args), args.encoding) }
    },
    writeFile: ({ filePath, data, encoding }: Args) => {
      table.write(readPath(filePath, 'open'), contentOf(data, encoding), 'open')
      return {}
    },
    appendFile: ({ filePath, data, encoding }: Args) => {
      const at = readPath(filePath, 'open')
      table.write(at, joined(bytesOf(at, 'open'), contentOf(data, encoding)), 'open')
      return {}
    },
    copyFile: ({ srcPath, destPath }: Args) => {
      const from = readPath(srcPath, 'copyFile')
      table.write(readPath(destPath, 'copyFile'), table.blob(from.path, 'copyFile'), 'copyFile')
      return {}
    },
    rename: ({ oldPath, newPath }: Args) => {
      table.move(readPath(oldPath, 'rename'), readPath(newPath, 'rename'))
      return {}
    },
    unlink: ({ filePath }: Args) => {
      table.remove(readPath(filePath, 'unlink'), 'unlink')
      return {}
    },
    mkdir: ({ dirPath, recursive }: Args) => {
      table.makeFolder(readPath(dirPath, 'mkdir'), !!recursive)
      return {}
    },
    rmdir: ({ dirPath, recursive }: Args) => {
      table.removeFolder(readPath(dirPath, 'rmdir'), !!recursive)
      return {}
    },
    readdir: ({ dirPath }: Args) => ({ files: table.list(readPath(dirPath, 'scandir').path) }),
    stat: ({ path, recursive }: Args) => {
      const at = readPath(path, 'stat')
      const own = statsAt(at)
      if (!recursive || !own.isDirectory()) return { stats: own }
      const below = table
        .below(at.path)
        .map((each) => ({ path: each.slice(at.path.length), stats: statsAt({ ...at, path: each }) }))
      return { stats: [{ path: '/', stats: own }, ...below] }
    },
    truncate: ({ filePath, length }: Args) => {
      const at = readPath(filePath, 'open')
      const size = length === undefined ? 0 : Number(length)
      if (!Number.isInteger(size) || size < 0) throw new FileFault(1301006, 'value of length is out of range')
      const cut = new Uint8Array(size)
      cut.set(bytesOf(at, 'open').subarray(0, size))
      table.write(at, cut, 'open')
      return {}
    },
    saveFile: ({ tempFilePath, filePath }: Args) => {
      const from = readPath(tempFilePath, 'open')
      if (from.place === 'bundle' || !table.has(from.path)) {
        throw new FileFault(1301112, 'tempFilePath file not exist')
      }
      const blob = table.blob(from.path, 'open')
      if (filePath === undefined || filePath === '') {
        const digits = () =>
          Math.floor(context.random() * 2 ** 32)
            .toString(16)
            .padStart(8, '0')
        const extension = extensionOf(from.path)
        const path = `wxfile://store_${digits()}${digits()}${digits()}${extension && `.${extension}`}`
        table.save(path, blob)
        if (from.place === 'temporary') table.remove(from, 'unlink')
        return { savedFilePath: path }
      }
      const to = readPath(filePath, 'open')
      table.write(to, blob, 'open')
      if (from.place === 'temporary') table.remove(from, 'unlink')
      return { savedFilePath: to.path }
    },
    getSavedFileList: (_args: Args) => ({ fileList: table.saved() }),
    removeSavedFile: ({ filePath }: Args) => {
      const at = readPath(filePath, 'open')
      if (at.place !== 'saved' || !table.has(at.path)) throw new FileFault(1300002, 'file not exist')
      table.remove(at, 'unlink')
      return {}
    },
    getFileInfo: ({ filePath }: Args) => {
      const at = readPath(filePath, 'open')
      return { size: table.stats(at.path, 'open').size }
    },
    open: ({ filePath, flag }: Args) => {
      const at = readPath(filePath, 'open')
      const wanted = flag === undefined ? 'r' : String(flag)
      const shape = /^(r|w|a)(s?)(x?)(\+?)$|^(as|rs)(\+?)$|^(a|w)x(\+?)$/.exec(wanted)
      if (!shape) throw new FileFault(1302003, 'invalid flag')
      const reads = wanted.startsWith('r') || wanted.includes('+')
      const writes = !wanted.startsWith('r') || wanted.includes('+')
      const isThere = table.has(at.path)
      if (wanted.includes('x') && isThere) throw new FileFault(1301005, `file already exists, open ${at.path}`)
      if (wanted.startsWith('r')) table.bytes(at.path, 'open')
      else if (wanted.startsWith('w') || !isThere) table.write(at, new Uint8Array(0), 'open')
      if (opened.size >= descriptorsMax) throw new FileFault(1302002, 'excced max concurrent fd limit')
      descriptors += 1
      const fd = String(descriptors)
      opened.set(fd, { path: at.path, flags: { reads, writes, appends: wanted.startsWith('a') } })
      return { fd }
    },
    close: (args: Args) => {
      descriptor(args)
      opened.delete(String(args.fd))
      return {}
    },
    fstat: (args: Args) => ({ stats: statsAt({ place: 'user', path: descriptor(args).path }) }),
    ftruncate: (args: Args) => {
      const { path, flags } = descriptor(args)
      if (!flags.writes) throw new FileFault(1302001, 'fail permission denied')
      return acts.truncate({ filePath: path, length: args.length })
    },
    read: (args: Args) => {
      const { path, flags } = descriptor(args)
      if (!flags.reads) throw new FileFault(1302001, 'fail permission denied')
      const { arrayBuffer } = args
      if (!(arrayBuffer instanceof ArrayBuffer)) throw new FileFault(1302005, 'array buffer does not exist')
      const offset = args.offset === undefined ? 0 : Number(args.offset)
      if (!Number.isInteger(offset) || offset < 0 || offset > arrayBuffer.byteLength) {
        throw new FileFault(1301007, 'value of offset is out of range')
      }
      const room = arrayBuffer.byteLength - offset
      const count = args.length === undefined ? room : Number(args.length)
      if (!Number.isInteger(count) || count < 0 || count > room) {
        throw new FileFault(1301006, 'value of length is out of range')
      }
      const from = args.position === undefined ? 0 : Number(args.position)
      const part = table.bytes(path, 'read').subarray(from, from + count)
      new Uint8Array(arrayBuffer).set(part, offset)
      return { bytesRead: part.length, arrayBuffer }
    },
    write: (args: Args) => {
      const { path, flags } = descriptor(args)
      if (!flags.writes) throw new FileFault(1302001, 'fail permission denied')
      const all = contentOf(args.data, args.encoding)
      const isText = typeof args.data === 'string'
      const offset = isText || args.offset === undefined ? 0 : Number(args.offset)
      if (!Number.isInteger(offset) || offset < 0 || offset > all.length) {
        throw new FileFault(1301007, 'value of offset is out of range')
      }
      const part =
        isText || args.length === undefined ? all.subarray(offset) : all.subarray(offset, offset + Number(args.length))
      const before = table.bytes(path, 'write')
      const from =
        flags.appends || args.position === undefined ? (flags.appends ? before.length : 0) : Number(args.position)
      if (!Number.isInteger(from) || from < 0) throw new FileFault(1301009, 'value of position is out of range')
      const after = new Uint8Array(Math.max(before.length, from + part.length))
      after.set(before)
      after.set(part, from)
      table.write({ place: 'user', path }, after, 'write')
      return { bytesWritten: part.length }
    },
  }

  /** What needs more than the table, so it has no synchronous form here. */
  const later = {
    readFile: async (args: Args) => {
      const bytes = await bytesLater(readPath(args.filePath, 'open'), 'open')
      return { data: asRead(piece(bytes, args), args.encoding) }
    },
    copyFile: async (args: Args) => {
      await bytesLater(readPath(args.srcPath, 'copyFile'), 'copyFile')
      return acts.copyFile(args)
    },
    unzip: async ({ zipFilePath, targetPath }: Args) => {
      const from = readPath(zipFilePath, 'unzip')
      const to = readPath(targetPath, 'unzip')
      const entries = await unzip(await bytesLater(from, 'unzip'))
      for (const { name, bytes } of entries) {
        const at = readPath(`${to.path}/${name}`, 'unzip')
        if (!at.path.startsWith(`${to.path}/`)) throw new FileFault(1301103, 'unzip entry fail')
        const folder = { ...at, path: at.path.slice(0, at.path.lastIndexOf('/')) }
        if (!table.has(folder.path)) table.makeFolder(folder, true)
        table.write(at, bytes, 'unzip')
      }
      return {}
    },
  }

  return { acts, later }
}

/** As WeChat's own. */
class Stats {
  readonly mode: number
  readonly size: number
  readonly lastAccessedTime: number
  readonly lastModifiedTime: number

  constructor({ size, changedAt, isDirectory }: FileStats) {
    this.mode = isDirectory ? 0o040755 : 0o100644
    this.size = size
    this.lastAccessedTime = changedAt
    this.lastModifiedTime = changedAt
  }

  isDirectory(): boolean {
    return (this.mode & 0o170000) === 0o040000
  }

  isFile(): boolean {
    return (this.mode & 0o170000) === 0o100000
  }
}
