import { stickers } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { changeStickers } from '../change.ts'
import { sorted } from '../rules.ts'

export const sort = implement(stickers.sort, (tx, { memberId }, { fileIds }) =>
  changeStickers(tx, memberId, (kept) => sorted(kept, fileIds)),
)
