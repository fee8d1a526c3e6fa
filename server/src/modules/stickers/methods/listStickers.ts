import { stickers } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { listStickers as list } from '../store.ts'

export const listStickers = implement(stickers.listStickers, async (tx, { memberId }) => ({
  stickers: await list(tx.db, memberId),
}))
