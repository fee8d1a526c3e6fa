/** Hears of changes below a folder, without looking into packages: they are large, and change by being installed. */
import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Editors write a file in several steps. */
const SETTLED_MS = 30
const FOLDERS_MAX = 5_000

/** Yields once for all that changes within a moment, until it is aborted. What changes in between is not lost. */
export async function* changesBelow(folder: string, signal: AbortSignal): AsyncGenerator<void> {
  let changed = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | undefined
  const watchers = new Map<string, FSWatcher>()
  const hear = () => {
    clearTimeout(timer)
    timer = setTimeout(() => changed.resolve(), SETTLED_MS)
  }

  function follow(path: string): void {
    if (watchers.has(path) || watchers.size >= FOLDERS_MAX) return
    try {
      const watcher = watch(path, (event, name) => {
        if (name !== null && isIgnored(name)) return
        // Something came or went: it may be a folder.
        if (event === 'rename') followAll(path)
        hear()
      })
      const forget = () => {
        watcher.close()
        watchers.delete(path)
        hear()
      }
      watcher.on('error', forget)
      watchers.set(path, watcher)
    } catch {
      // It went away meanwhile; the folder around it tells of that.
    }
  }

  function followAll(path: string): void {
    follow(path)
    for (const found of foldersIn(path)) followAll(join(path, found))
    for (const [known, watcher] of watchers) {
      if (known !== folder && known.startsWith(path) && !isThere(known)) {
        watcher.close()
        watchers.delete(known)
      }
    }
  }

  const stop = () => changed.resolve()
  signal.addEventListener('abort', stop, { once: true })
  try {
    followAll(folder)
    while (!signal.aborted) {
      await changed.promise
      if (signal.aborted) return
      changed = Promise.withResolvers()
      yield
    }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    for (const watcher of watchers.values()) watcher.close()
  }
}

const isIgnored = (name: string): boolean => name === 'node_modules' || name.startsWith('.')

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() && !isIgnored(entry.name) ? [entry.name] : [],
    )
  } catch {
    return []
  }
}

function isThere(path: string): boolean {
  try {
    readdirSync(path)
    return true
  } catch {
    return false
  }
}
