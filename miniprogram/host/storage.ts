// What programs keep, in this browser: by member and program, in a database of its own, so that the app can empty it
// when a member signs out.

import { storageBytesMax } from '../bridge/calls/storage.ts'
import type { ProgramStorage } from './doors.ts'
import { CallRefusal } from './refusal.ts'

const databaseName = 'sampan-program-storage'
const entries = 'entries'

type EntryKey = [owner: string, program: string, key: string]

let opening: Promise<IDBDatabase> | undefined

function openDatabase(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(entries)
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      // Another tab may delete it, or bring it to a newer version.
      request.result.onversionchange = () => {
        request.result.close()
        opening = undefined
      }
      request.result.onclose = () => {
        opening = undefined
      }
      resolve(request.result)
    }
  }).catch((error) => {
    opening = undefined
    throw error
  })
  return opening
}

async function change(act: (store: IDBObjectStore) => void): Promise<void> {
  const transaction = (await openDatabase()).transaction(entries, 'readwrite', { durability: 'relaxed' })
  act(transaction.objectStore(entries))
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

const everythingOf = (owner: string, program: string) => IDBKeyRange.bound([owner, program], [owner, program, []])

/**
 * @param owner id of the member
 * @param program id of the program
 */
export function openProgramStorage(owner: string, program: string): ProgramStorage {
  const sizes = new Map<string, number>()
  const total = () => [...sizes.values()].reduce((sum, size) => sum + size, 0)
  const keyOf = (key: string): EntryKey => [owner, program, key]

  return {
    async load() {
      const store = (await openDatabase()).transaction(entries, 'readonly').objectStore(entries)
      const range = everythingOf(owner, program)
      const [keys, values] = await Promise.all([settle(store.getAllKeys(range)), settle(store.getAll(range))])
      const found = new Map<string, string>()
      for (const [index, key] of keys.entries()) {
        const name = Array.isArray(key) ? key[2] : undefined
        const value: unknown = values[index]
        if (typeof name === 'string' && typeof value === 'string') found.set(name, value)
      }
      sizes.clear()
      for (const [key, value] of found) sizes.set(key, key.length + value.length)
      return found
    },
    async set(key, value) {
      const size = key.length + value.length
      if (total() - (sizes.get(key) ?? 0) + size > storageBytesMax) {
        throw new CallRefusal('exceed storage max size 10Mb')
      }
      sizes.set(key, size)
      await change((store) => store.put(value, keyOf(key)))
    },
    async remove(key) {
      sizes.delete(key)
      await change((store) => store.delete(keyOf(key)))
    },
    async clear() {
      sizes.clear()
      await change((store) => store.delete(everythingOf(owner, program)))
    },
  }
}

/** Characters that a program keeps, for its page of settings. */
export async function measureProgramStorage(owner: string, program: string): Promise<number> {
  const storage = await openProgramStorage(owner, program).load()
  return [...storage].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
}

function settle<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
