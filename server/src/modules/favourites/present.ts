import type { Favourite } from '@sampan/contract'
import { wireInstant } from '../../kernel/clock.ts'
import type { Queryable } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import type { FavouriteRow } from './store.ts'

/** With their senders as they are called now: what somebody took out of its profile is in nobody's favourites. */
export async function presentFavourites(db: Queryable, rows: readonly FavouriteRow[]): Promise<Favourite[]> {
  const senders = await readMembers(
    db,
    rows.map(({ senderId }) => senderId),
  )
  return rows.flatMap(({ memberId: _member, senderId, sentAt, keptAt, ...row }) => {
    const sender = senders.get(senderId)
    return sender ? [{ ...row, sender, sentAt: wireInstant(sentAt), keptAt: wireInstant(keptAt) }] : []
  })
}

export async function presentFavourite(db: Queryable, row: FavouriteRow): Promise<Favourite> {
  const [favourite] = await presentFavourites(db, [row])
  if (!favourite) throw new Error('Whoever sent a message is a member')
  return favourite
}
