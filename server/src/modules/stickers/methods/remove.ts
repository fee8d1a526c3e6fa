import { stickers } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { changeStickers } from '../change.ts'

export const remove = implement(stickers.remove, (tx, { memberId }, { fileId }) =>
  changeStickers(tx, memberId, (kept) => kept.filter((sticker) => sticker.fileId !== fileId)),
)
