// What a program keeps. The whole of it stands in the Worker before the program begins, since a third of all calls read
// it synchronously; writes go through to the host, which counts sizes again.
import type { ApiFamilyMaker } from './define.ts'
import { type Args, CallFailure, demand, isRecord } from './wrap.ts'

const entryMax = 1024 * 1024
const totalMax = 10 * 1024 * 1024

export const storageFamily: ApiFamilyMaker = (context) => {
  const { storage } = context.snapshot
  let size = 0
  for (const [key, value] of storage) size += key.length + value.length

  const keyOf = (args: Args): string => {
    demand(args, { key: 'String' })
    const key = String(args.key)
    if (key === '') throw new CallFailure('parameter error: parameter.key should not be empty')
    return key
  }
  /** What the host refuses cannot be told any more: the program went on long ago. */
  const writeThrough = (name: string, args: unknown) => void context.callHost(name, args).catch(() => undefined)

  function get(key: string): unknown {
    const text = storage.get(key)
    return text === undefined ? undefined : JSON.parse(text)
  }

  const found = (key: string): unknown => {
    const data = get(key)
    return data === undefined ? '' : data
  }

  function set(key: string, data: unknown): void {
    const value = JSON.stringify(data) ?? '""'
    const next = size + value.length - (storage.get(key)?.length ?? -key.length)
    if (value.length > entryMax) throw new CallFailure('entry size limit reached')
    if (next > totalMax) throw new CallFailure('exceed storage max size 10Mb')
    size = next
    storage.set(key, value)
    writeThrough('storage.set', { key, value })
  }

  function remove(key: string): void {
    const value = storage.get(key)
    if (value === undefined) return
    size -= key.length + value.length
    storage.delete(key)
    writeThrough('storage.remove', { key })
  }

  function clear(): void {
    size = 0
    storage.clear()
    writeThrough('storage.clear', {})
  }

  const info = () => ({ keys: [...storage.keys()], currentSize: Math.ceil(size / 1024), limitSize: totalMax / 1024 })

  /** Synchronous calls throw what asynchronous ones tell. */
  const now = <Given extends unknown[], Answer>(name: string, call: (...given: Given) => Answer) => {
    return (...given: Given): Answer => {
      try {
        return call(...given)
      } catch (error) {
        if (error instanceof CallFailure) throw new Error(`${name}:fail ${error.reason}`)
        throw error
      }
    }
  }

  return {
    asynchronous: {
      getStorage: async (args) => {
        const data = get(keyOf(args))
        if (data === undefined) throw new CallFailure('data not found')
        return { data }
      },
      setStorage: async (args) => void set(keyOf(args), args.data),
      removeStorage: async (args) => void remove(keyOf(args)),
      clearStorage: async () => void clear(),
      getStorageInfo: async () => info(),
      batchSetStorage: async (args) => {
        for (const each of listOf(args.kvList)) if (isRecord(each)) set(keyOf(each), each.value)
        return undefined
      },
      batchGetStorage: async (args) => ({ dataList: listOf(args.keyList).map((key) => found(String(key))) }),
    },
    direct: {
      getStorageSync: now('getStorageSync', (key: unknown) => found(keyOf({ key }))),
      setStorageSync: now('setStorageSync', (key: unknown, data: unknown) => set(keyOf({ key }), data)),
      removeStorageSync: now('removeStorageSync', (key: unknown) => remove(keyOf({ key }))),
      clearStorageSync: clear,
      getStorageInfoSync: info,
      batchSetStorageSync: now('batchSetStorageSync', (list: unknown) => {
        for (const each of listOf(list)) if (isRecord(each)) set(keyOf(each), each.value)
      }),
      batchGetStorageSync: now('batchGetStorageSync', (keys: unknown) =>
        listOf(keys).map((key) => found(keyOf({ key }))),
      ),
    },
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
