/** The decisions about one's own stickers, pure. */
import { type ErrorCode, OWN_STICKERS_MAX, type OwnSticker } from '@sampan/contract'

/** What comes last stands first. Keeping it again changes nothing. */
export function decideAdd(
  kept: readonly OwnSticker[],
  sticker: OwnSticker,
): { stickers: readonly OwnSticker[] } | { refusal: Extract<ErrorCode, 'stickers.tooMany'> } {
  if (kept.some(({ fileId }) => fileId === sticker.fileId)) return { stickers: kept }
  return kept.length >= OWN_STICKERS_MAX ? { refusal: 'stickers.tooMany' } : { stickers: [sticker, ...kept] }
}

/** Those that are named in their order, then the others as they were. */
export function sorted(kept: readonly OwnSticker[], fileIds: readonly string[]): OwnSticker[] {
  const byId = new Map(kept.map((sticker) => [sticker.fileId, sticker]))
  const named = new Set(fileIds)
  return [...fileIds.flatMap((fileId) => byId.get(fileId) ?? []), ...kept.filter(({ fileId }) => !named.has(fileId))]
}
