import { useEffect, useState } from 'react'
import { hasChinese } from '../search/isNamed.ts'
import type { ReadChinese } from './indexLetters.ts'

let loaded: ReadChinese | undefined
let loading: Promise<ReadChinese> | undefined

/** Fetches the readings of Chinese: large, and needed only where there are Chinese names. */
export function loadPinyin(): Promise<ReadChinese> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const held = new Map<string, string>()
    loaded = (name) => {
      const known = held.get(name)
      if (known !== undefined) return known
      const read = pinyin(name, { toneType: 'none', surname: 'head', nonZh: 'consecutive', v: true }).toLowerCase()
      held.set(name, read)
      return read
    }
    return loaded
  })
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

/** How Chinese is read: undefined while it is fetched, null where it is not needed or cannot be had. */
export function usePinyin(needed: boolean): ReadChinese | null | undefined {
  const [read, setRead] = useState<ReadChinese | null | undefined>(() => loaded)
  useEffect(() => {
    if (!needed || read) return
    let wanted = true
    loadPinyin().then(
      (found) => wanted && setRead(() => found),
      () => wanted && setRead(null),
    )
    return () => {
      wanted = false
    }
  }, [needed, read])
  return needed ? read : (read ?? null)
}

/** How the Chinese among these names is read, as soon as one looks for somebody; undefined until it is there. */
export const useReading = (query: string, names: () => readonly string[]): ReadChinese | undefined =>
  usePinyin(query !== '' && names().some(hasChinese)) ?? undefined
