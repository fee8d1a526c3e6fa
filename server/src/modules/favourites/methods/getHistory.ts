import { favourites, type HistoryItem } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { readItems } from '../store.ts'

export const getHistory = implement(favourites.getHistory, async (tx, { memberId }, { favouriteId }) => {
  const items = await readItems(tx.db, memberId, favouriteId)
  if (!items) throw refuse('favourites.notFound')
  // No deeper than the contract: the chat saw to it when it was made.
  return { items: items as HistoryItem[] }
})
