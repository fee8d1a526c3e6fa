import { stickers } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { maySeeFile } from '../../chat/index.ts'
import { holdFile } from '../../files/index.ts'
import { changeStickers } from '../change.ts'
import { decideAdd } from '../rules.ts'

export const add = implement(stickers.add, async (tx, { memberId }, { fileId }) => {
  const file = await holdFile(tx.db, fileId)
  if (!file || (file.ownerId !== memberId && !(await maySeeFile(tx.db, memberId, fileId))))
    throw refuse('files.notFound')
  const { kind, width, height } = file
  if (kind !== 'sticker' || width === null || height === null) throw refuse('files.wrongType')
  return changeStickers(tx, memberId, (kept) => {
    const decided = decideAdd(kept, { fileId, width, height })
    if ('refusal' in decided) throw refuse(decided.refusal)
    return decided.stickers
  })
})
