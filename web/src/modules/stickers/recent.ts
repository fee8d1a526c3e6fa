/** The stickers that were sent last from this device. */
import type { StickerSource } from '@sampan/contract'
import { stickerKey } from './sets.ts'

export interface SentSticker {
  sticker: StickerSource
  width: number
  height: number
}

const storageKey = 'sampan.stickers'
const recentMax = 8

const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What was stored, or undefined for what is none. */
export function readSticker(stored: unknown): SentSticker | undefined {
  if (!isObject(stored) || !isObject(stored.sticker)) return undefined
  const { width, height } = stored
  if (typeof width !== 'number' || typeof height !== 'number') return undefined
  const { from, set, name, fileId } = stored.sticker
  if (from === 'house' && isText(set) && isText(name)) return { sticker: { from, set, name }, width, height }
  return from === 'own' && isText(fileId) ? { sticker: { from, fileId }, width, height } : undefined
}

/** The latest first, each once. */
export const withRecent = (recent: readonly SentSticker[], sent: SentSticker): SentSticker[] =>
  [sent, ...recent.filter(({ sticker }) => stickerKey(sticker) !== stickerKey(sent.sticker))].slice(0, recentMax)

export function recentStickers(): SentSticker[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.flatMap((each) => readSticker(each) ?? []) : []
  } catch {
    return []
  }
}

export function rememberSticker(sent: SentSticker): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(withRecent(recentStickers(), sent)))
  } catch {
    // Private windows may refuse storage: nothing is remembered then.
  }
}
