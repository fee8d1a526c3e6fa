// Files of one open program: temporary ones in memory until it is closed, kept ones in the browser's store.
import type { StartFile } from '../../runtime/logic/api/define.ts'
import type { ProgramFiles } from '../doors.ts'
import { CallRefusal } from '../refusal.ts'
import type { KeptFiles } from './keptFiles.ts'

export const keptBytesMax = 50 * 1024 * 1024
const temporaryBytesMax = 200 * 1024 * 1024
const filesMax = 5_000
/** The frame may ask for what the Worker has written a moment ago on another way. */
const waitMsMax = 1_000

export interface ProgramFilesOptions {
  kept: KeptFiles
  /** Tells the Worker of a file that was made here, before it hears of its path. */
  onAdded(file: StartFile): void
  nowMs(): number
  /** Such as crypto.randomUUID. */
  makeId(): string
}

const temporaryShape = /^wxfile:\/\/tmp[\w./-]{0,200}$/
const keptShape = /^wxfile:\/\/(usr\/[^\\\0]{1,900}|store[\w./-]{1,200})$/

export function createProgramFiles({ kept, onAdded, nowMs, makeId }: ProgramFilesOptions): ProgramFiles {
  const temporary = new Map<string, Blob>()
  const waiting = new Map<string, (() => void)[]>()
  const files = kept.all().then((all) => new Map(all.map((file) => [file.path, file])))
  files.catch(() => {})

  const sum = (blobs: Iterable<Blob>) => {
    let bytes = 0
    for (const blob of blobs) bytes += blob.size
    return bytes
  }
  const full = () => new CallRefusal('the maximum size of the file storage limit is exceeded', 1300202)
  const denied = (path: string) => new CallRefusal(`permission denied, open ${path}`, 1300013)

  function putTemporary(path: string, content: Blob): void {
    if (sum(temporary.values()) + content.size > temporaryBytesMax || temporary.size >= filesMax) throw full()
    temporary.set(path, content)
    for (const arrived of waiting.get(path) ?? []) arrived()
    waiting.delete(path)
  }

  async function put(path: string, content: Blob): Promise<void> {
    if (path.split('/').includes('..')) throw denied(path)
    if (temporaryShape.test(path)) {
      putTemporary(path, content)
      return
    }
    if (!keptShape.test(path)) throw denied(path)
    const held = await files
    const others = sum([...held.values()].filter((file) => file.path !== path).map((file) => file.blob))
    if (others + content.size > keptBytesMax || held.size >= filesMax) throw full()
    const file = { path, blob: content, changedAt: Math.floor(nowMs() / 1000) }
    held.set(path, file)
    await kept.put(file)
    for (const arrived of waiting.get(path) ?? []) arrived()
    waiting.delete(path)
  }

  async function find(path: string): Promise<Blob | undefined> {
    return temporary.get(path) ?? (await files).get(path)?.blob
  }

  return {
    put,
    async write(path, content) {
      await put(path, content)
      onAdded({ path, blob: content, changedAt: Math.floor(nowMs() / 1000) })
    },
    async addTemporary(content, name) {
      const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
      const path = `wxfile://tmp_${makeId().replaceAll('-', '')}${extension ? `.${extension}` : ''}`
      putTemporary(path, content)
      onAdded({ path, blob: content, changedAt: Math.floor(nowMs() / 1000) })
      return path
    },
    async read(path) {
      const found = await find(path)
      if (found) return found
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(path)
          resolve()
        }, waitMsMax)
        waiting.set(path, [
          ...(waiting.get(path) ?? []),
          () => {
            clearTimeout(timer)
            resolve()
          },
        ])
      })
      const late = await find(path)
      if (!late) throw new CallRefusal(`file not found: ${path}`, 1300002)
      return late
    },
    async remove(path) {
      temporary.delete(path)
      const held = await files
      if (!held.delete(path)) return
      await kept.remove(path)
    },
    kept: async () => [...(await files).values()],
  }
}
