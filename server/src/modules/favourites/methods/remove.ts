import { favourites } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { deleteFavourite, lockFavourites } from '../store.ts'

export const remove = implement(favourites.remove, async (tx, { memberId }, { favouriteId }) => {
  await lockFavourites(tx.db, memberId)
  if (await deleteFavourite(tx.db, memberId, favouriteId)) tx.emit('favourites.removed', [memberId], { favouriteId })
  return {}
})
