/** The house's own stickers, as they are drawn in `web/public/stickers/<set>/<name>.svg`. */
import type { StickerSource } from '@sampan/contract'

export const houseStickers = [
  'hello',
  'love',
  'laugh',
  'ok',
  'thanks',
  'please',
  'party',
  'wow',
  'tears',
  'angry',
  'sleepy',
  'tea',
  'sail',
  'storm',
  'night',
  'bye',
] as const
export type HouseSticker = (typeof houseStickers)[number]

const names: ReadonlySet<string> = new Set(houseStickers)
/** Undefined for what a later version of the app drew. */
export const houseName = (sticker: StickerSource): HouseSticker | undefined =>
  sticker.from === 'house' && sticker.set === 'sampan' && names.has(sticker.name)
    ? houseStickers.find((name) => name === sticker.name)
    : undefined

export const house = (name: HouseSticker): StickerSource => ({ from: 'house', set: 'sampan', name })

type FileUrl = (fileId: string, variant: 'original' | 'thumbnail') => string
/** Names of sets and stickers are plain words (the contract says so): nothing in them leads out of the folder. */
export const stickerUrl = (sticker: StickerSource, fileUrl: FileUrl): string =>
  sticker.from === 'house' ? `/stickers/${sticker.set}/${sticker.name}.svg` : fileUrl(sticker.fileId, 'original')

export const stickerKey = (sticker: StickerSource): string =>
  sticker.from === 'house' ? `${sticker.set}/${sticker.name}` : sticker.fileId
