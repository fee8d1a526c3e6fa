// Where kept files of programs stand in the browser: one table of IndexedDB, each row under its member and program.

export interface KeptFile {
  path: string
  blob: Blob
  /** Seconds since 1970. */
  changedAt: number
}

export interface KeptFiles {
  all(): Promise<KeptFile[]>
  put(file: KeptFile): Promise<void>
  remove(path: string): Promise<void>
  clear(): Promise<void>
}

const database = 'sampan-mini-program-files'
const table = 'files'

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table)
    request.onsuccess = () => {
      // Another window that upgrades or erases must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close()
        opened = undefined
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('The files of programs cannot be opened.'))
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

async function act<Result>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const held = await open()
  return await new Promise((resolve, reject) => {
    const transaction = held.transaction(table, mode)
    const request = work(transaction.objectStore(table))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error ?? new Error('The file could not be kept.'))
  })
}

const isKept = (value: unknown): value is KeptFile =>
  typeof value === 'object' && value !== null && 'path' in value && 'blob' in value && 'changedAt' in value

/** @param owner names member and program; no other owner's rows are reached */
export function indexedFiles(owner: string): KeptFiles {
  const mine = () => IDBKeyRange.bound([owner], [owner, []])
  return {
    all: async () => (await act<unknown[]>('readonly', (store) => store.getAll(mine()))).filter(isKept),
    put: async (file) => {
      await act('readwrite', (store) => store.put(file, [owner, file.path]))
    },
    remove: async (path) => {
      await act('readwrite', (store) => store.delete([owner, path]))
    },
    clear: async () => {
      await act('readwrite', (store) => store.delete(mine()))
    },
  }
}

/** The name under which files of a program stand for a member. */
export const fileOwner = (memberId: string, programId: string): string => `${memberId} ${programId}`

/** Bytes, for the program's page of settings. */
export async function measureProgramFiles(memberId: string, programId: string): Promise<number> {
  const files = await indexedFiles(fileOwner(memberId, programId)).all()
  return files.reduce((sum, { blob }) => sum + blob.size, 0)
}
