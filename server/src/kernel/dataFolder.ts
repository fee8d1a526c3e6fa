import { accessSync, constants, linkSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, errorMessage, OperatorError } from './operatorError.ts'
import { processIdentity } from './processes.ts'

/** Below this the server does not start: PostgreSQL needs room to write ahead. */
const freeBytesMin = 200 * 1024 * 1024

/** Makes the data folder if it is missing, and refuses one that cannot be written to or has no room left. */
export function prepareDataFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new OperatorError(
      `The data folder ${path} cannot be written to (${errorCode(error) || errorMessage(error)}).`,
      'Give the user who starts the server the right to write there, or name another folder in SAMPAN_DATA.',
    )
  }
  const space = statfsSync(path)
  const freeBytes = space.bavail * space.bsize
  if (freeBytes < freeBytesMin) {
    throw new OperatorError(
      `The disk of the data folder ${path} has only ${Math.floor(freeBytes / 1024 / 1024)} MB free.`,
      `Free at least ${freeBytesMin / 1024 / 1024} MB, or name a folder on another disk in SAMPAN_DATA.`,
    )
  }
}

/**
 * Makes sure that only one server works in a data folder.
 * A lock whose process is gone, or whose id another process has by now, counts for nothing.
 * @returns a function that gives the folder free again
 */
export function lockDataFolder(path: string): () => void {
  const lock = join(path, 'server.lock')
  const mine = `${process.pid}\n${processIdentity(process.pid)}\n`
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    // A link appears with its contents or not at all, so nobody reads half a lock.
    for (let attempt = 0; !tryLink(draft, lock); attempt += 1) {
      const [pid = '', identity = ''] = readIfThere(lock).split('\n')
      if (attempt > 5 || (identity !== '' && processIdentity(Number(pid)) === identity)) {
        throw new OperatorError(
          `Another Sampan server (process ${pid}) is using the data folder ${path}.`,
          'Stop that one first, or name another folder in SAMPAN_DATA.',
        )
      }
      rmSync(lock, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (readIfThere(lock) === mine) rmSync(lock, { force: true })
  }
}

/** The process of the server that works in a data folder; undefined where none does. */
export function findFolderUser(path: string): number | undefined {
  const [pid = '', identity = ''] = readIfThere(join(path, 'server.lock')).split('\n')
  return identity !== '' && processIdentity(Number(pid)) === identity ? Number(pid) : undefined
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
