// The program's files as the Worker sees them: all of them, so that every read can be answered at once. Contents stay
// Blobs (which the browser may keep on disk) until they are read. What changes is told to the host, which keeps it.
import type { StartFile } from '../define.ts'
import { FileFault } from './fault.ts'
import { type FilePath, parentOf, USER_ROOT } from './paths.ts'

/** Bytes of files of the user's folder and of saved ones; the host holds the same limit. */
export const KEPT_BYTES_MAX = 50 * 1024 * 1024
const FILE_BYTES_MAX = 20 * 1024 * 1024
const FILES_MAX = 5_000

export interface FileStats {
  size: number
  changedAt: number
  isDirectory: boolean
}

interface Held {
  /** Null for a folder. */
  content: Blob | Uint8Array<ArrayBuffer> | null
  changedAt: number
}

export interface FileTableParts {
  start: readonly StartFile[]
  /** FileReaderSync of the Worker. */
  readBlob(blob: Blob): ArrayBuffer
  /** Writes through. A null blob removes. */
  keep(path: string, blob: Blob | null): void
  /** Seconds since 1970. */
  nowSeconds(): number
}

export type FileTable = ReturnType<typeof makeFileTable>

export function makeFileTable({ start, readBlob, keep, nowSeconds }: FileTableParts) {
  const held = new Map<string, Held>()
  held.set(USER_ROOT, { content: null, changedAt: 0 })
  for (const { path, blob, changedAt } of start) {
    // A folder is kept as an empty file whose name ends with a slash.
    if (path.endsWith('/')) held.set(path.slice(0, -1), { content: null, changedAt })
    else {
      held.set(path, { content: blob, changedAt })
      for (let parent = parentOf(path); parent.startsWith(`${USER_ROOT}/`); parent = parentOf(parent)) {
        if (!held.has(parent)) held.set(parent, { content: null, changedAt })
      }
    }
  }

  const sizeOf = ({ content }: Held) =>
    content === null ? 0 : content instanceof Blob ? content.size : content.byteLength
  const missing = (act: string, path: string) => new FileFault(1300002, `no such file or directory, ${act} ${path}`)

  /** Of the user's folder and of what was saved. */
  function keptBytes(): number {
    let sum = 0
    for (const [path, file] of held) if (isKept(path)) sum += sizeOf(file)
    return sum
  }

  function entry(path: string, act: string): Held {
    const found = held.get(path)
    if (!found) throw missing(act, path)
    return found
  }

  function fileAt(path: string, act: string): Held & { content: Blob | Uint8Array<ArrayBuffer> } {
    const { content, changedAt } = entry(path, act)
    if (content === null) throw new FileFault(1301003, `illegal operation on a directory, ${act} ${path}`)
    return { content, changedAt }
  }

  function assertParent(path: string, act: string): void {
    const parent = parentOf(path)
    if (!parent.startsWith(USER_ROOT)) return
    if (entry(parent, act).content !== null) throw new FileFault(1300020, `not a directory, ${act} ${path}`)
  }

  function assertWritable({ place, path }: FilePath, act: string): void {
    if (place !== 'user' || path === USER_ROOT) throw new FileFault(1300013, `permission denied, ${act} ${path}`)
  }

  function children(path: string): string[] {
    const below = `${path}/`
    return [...held.keys()].filter((other) => other.startsWith(below))
  }

  function assertRoom(path: string, bytes: number): void {
    const before = held.get(path)
    const grown = bytes - (before ? sizeOf(before) : 0)
    if (bytes > FILE_BYTES_MAX || held.size >= FILES_MAX || keptBytes() + grown > KEPT_BYTES_MAX) {
      throw new FileFault(1300202, 'the maximum size of the file storage limit is exceeded')
    }
  }

  const isKept = (path: string) => path.startsWith(`${USER_ROOT}/`) || path.startsWith('wxfile://store')

  function put(path: string, content: Blob | Uint8Array<ArrayBuffer>): void {
    assertRoom(path, content instanceof Blob ? content.size : content.byteLength)
    held.set(path, { content, changedAt: nowSeconds() })
    keep(path, content instanceof Blob ? content : new Blob([content]))
  }

  return {
    /** A file that the host made and keeps: a download, a picture that was chosen. */
    adopt(path: string, blob: Blob): void {
      held.set(path, { content: blob, changedAt: nowSeconds() })
    },
    /** A file that was made here and lasts until the program ends. */
    putTemporary(path: string, blob: Blob): void {
      if (blob.size > FILE_BYTES_MAX) {
        throw new FileFault(1300202, 'the maximum size of the file storage limit is exceeded')
      }
      held.set(path, { content: blob, changedAt: nowSeconds() })
      keep(path, blob)
    },
    has: (path: string): boolean => held.has(path),
    blob(path: string, act: string): Blob {
      const { content } = fileAt(path, act)
      return content instanceof Blob ? content : new Blob([content])
    },
    bytes(path: string, act: string): Uint8Array<ArrayBuffer> {
      const file = fileAt(path, act)
      if (!(file.content instanceof Blob)) return file.content
      return new Uint8Array(readBlob(file.content))
    },
    stats(path: string, act: string): FileStats {
      const found = entry(path, act)
      return { size: sizeOf(found), changedAt: found.changedAt, isDirectory: found.content === null }
    },
    write(at: FilePath, content: Blob | Uint8Array<ArrayBuffer>, act: string): void {
      assertWritable(at, act)
      assertParent(at.path, act)
      if (held.get(at.path)?.content === null) {
        throw new FileFault(1301003, `illegal operation on a directory, ${act} ${at.path}`)
      }
      put(at.path, content)
    },
    save(path: string, blob: Blob): void {
      put(path, blob)
    },
    makeFolder(at: FilePath, isRecursive: boolean): void {
      assertWritable(at, 'mkdir')
      if (held.has(at.path)) throw new FileFault(1301005, `file already exists ${at.path}`)
      const parent = parentOf(at.path)
      if (!held.has(parent)) {
        if (!isRecursive) throw missing('mkdir', at.path)
        this.makeFolder({ place: 'user', path: parent }, true)
      }
      assertParent(at.path, 'mkdir')
      assertRoom(at.path, 0)
      held.set(at.path, { content: null, changedAt: nowSeconds() })
      keep(`${at.path}/`, new Blob([]))
    },
    removeFolder(at: FilePath, isRecursive: boolean): void {
      assertWritable(at, 'rmdir')
      if (entry(at.path, 'rmdir').content !== null) throw new FileFault(1300020, `not a directory, rmdir ${at.path}`)
      const below = children(at.path)
      if (below.length > 0 && !isRecursive) throw new FileFault(1300066, 'directory not empty')
      for (const path of [...below, at.path]) {
        const isFolder = held.get(path)?.content === null
        held.delete(path)
        keep(isFolder ? `${path}/` : path, null)
      }
    },
    remove(at: FilePath, act: string): void {
      if (at.place === 'bundle') throw new FileFault(1300013, `permission denied, ${act} ${at.path}`)
      if (entry(at.path, act).content === null) {
        throw new FileFault(1300001, `operation not permitted, ${act} ${at.path}`)
      }
      held.delete(at.path)
      keep(at.path, null)
    },
    /** Names in a folder, sorted. */
    list(path: string): string[] {
      if (entry(path, 'scandir').content !== null) throw new FileFault(1300020, `not a directory, scandir ${path}`)
      const below = `${path}/`
      return children(path)
        .filter((other) => !other.slice(below.length).includes('/'))
        .map((other) => other.slice(below.length))
        .sort()
    },
    /** Paths below a folder. */
    below: (path: string): string[] => children(path).sort(),
    move(from: FilePath, to: FilePath): void {
      assertWritable(to, 'rename')
      assertParent(to.path, 'rename')
      if (from.place === 'bundle') throw new FileFault(1300013, `permission denied, rename ${from.path}`)
      const moved = entry(from.path, 'rename')
      if (to.path.startsWith(`${from.path}/`)) throw new FileFault(1300022, 'Invalid argument')
      if (moved.content !== null) {
        if (held.get(to.path)?.content === null) {
          throw new FileFault(1301003, `illegal operation on a directory, rename ${to.path}`)
        }
        put(to.path, moved.content)
        held.delete(from.path)
        keep(from.path, null)
        return
      }
      if (held.has(to.path)) throw new FileFault(1301005, `file already exists ${to.path}`)
      for (const path of [from.path, ...children(from.path)]) {
        const file = held.get(path)
        if (!file) continue
        const target = to.path + path.slice(from.path.length)
        held.delete(path)
        keep(file.content === null ? `${path}/` : path, null)
        held.set(target, file)
        if (file.content === null) keep(`${target}/`, new Blob([]))
        else keep(target, file.content instanceof Blob ? file.content : new Blob([file.content]))
      }
    },
    /** What `saveFile` kept, oldest first. */
    saved(): { filePath: string; size: number; createTime: number }[] {
      return [...held]
        .filter(([path]) => path.startsWith('wxfile://store'))
        .map(([filePath, file]) => ({ filePath, size: sizeOf(file), createTime: file.changedAt }))
    },
  }
}
