import { favourites } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { decodeCursor, encodeCursor, INSTANT_PART, UUID_PART } from '../../../kernel/cursor.ts'
import { implement } from '../../../schema/index.ts'
import { presentFavourites } from '../present.ts'
import { listFavourites as list } from '../store.ts'

const USUAL = 50

export const listFavourites = implement(favourites.listFavourites, async (tx, { memberId }, input) => {
  const { cursor, limit = USUAL } = input
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor, [INSTANT_PART, UUID_PART])
  const before = at === undefined || id === undefined ? null : { keptAt: new Date(at), id }
  const found = await list(tx.db, memberId, before, limit + 1)
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    favourites: await presentFavourites(tx.db, rows),
    nextCursor: last ? encodeCursor([wireInstant(last.keptAt), last.id]) : null,
  }
})
