/** Stickers: small pictures without a bubble. The house's own are known by name, anybody's own by their file. */
import Type, { type Static } from 'typebox'
import { closed, Id } from './common.ts'
import { PictureSide } from './file.ts'

/** Such as `sampan`, `hello`; a device that does not know it says that it is a sticker. */
const StickerName = Type.String({ pattern: '^[a-z][a-zA-Z0-9-]{0,31}$' })

export const StickerSource = Type.Union([
  Type.Object({ from: Type.Literal('house'), set: StickerName, name: StickerName }, closed),
  Type.Object({ from: Type.Literal('own'), fileId: Id }, closed),
])
export type StickerSource = Static<typeof StickerSource>

export const SentStickerBody = Type.Object({ kind: Type.Literal('sticker'), sticker: StickerSource }, closed)

export const StickerBody = Type.Object(
  { kind: Type.Literal('sticker'), sticker: StickerSource, width: PictureSide, height: PictureSide },
  closed,
)
export type StickerBody = Static<typeof StickerBody>

/** Longest side, and both sides of the house's own. */
export const STICKER_SIDE = 512

export const OwnSticker = Type.Object({ fileId: Id, width: PictureSide, height: PictureSide }, closed)
export type OwnSticker = Static<typeof OwnSticker>

export const OWN_STICKERS_MAX = 150
