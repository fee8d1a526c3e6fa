import { favourites } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { presentFavourite } from '../present.ts'
import { findFavourite, lockFavourites, writeNote } from '../store.ts'

export const change = implement(favourites.change, async (tx, { memberId }, { favouriteId, note, tags }) => {
  await lockFavourites(tx.db, memberId)
  const kept = await findFavourite(tx.db, favouriteId)
  if (kept?.memberId !== memberId) throw refuse('favourites.notFound')
  const favourite = await presentFavourite(tx.db, { ...kept, note, tags: [...tags] })
  if (kept.note === note && kept.tags.join('\n') === tags.join('\n')) return { favourite }
  await writeNote(tx.db, favouriteId, note, [...tags])
  tx.emit('favourites.changed', [memberId], { favourite })
  return { favourite }
})
