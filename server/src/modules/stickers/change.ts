import type { OwnSticker } from '@sampan/contract'
import type { Writing } from '../../schema/index.ts'
import { lockStickers, writeStickers } from './store.ts'

/** Gives the member another list and tells its devices, if it is another one. */
export async function changeStickers(
  tx: Writing,
  memberId: string,
  next: (kept: readonly OwnSticker[]) => readonly OwnSticker[],
): Promise<{ stickers: OwnSticker[] }> {
  const kept = await lockStickers(tx.db, memberId)
  const stickers = [...next(kept)]
  const same = stickers.length === kept.length && stickers.every(({ fileId }, place) => fileId === kept[place]?.fileId)
  if (!same) {
    await writeStickers(tx.db, memberId, stickers)
    tx.emit('stickers.changed', [memberId], { stickers })
  }
  return { stickers }
}
