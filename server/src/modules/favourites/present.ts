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
  return rows.flatMap(({ memberId: _member, senderId, sentAt, keptAt, body: kept, ...row }) => {
    const sender = senders.get(senderId)
    // Who listened to it is of the message, not of what is kept.
    const body = kept.kind === 'voice' ? { ...kept, playedBy: [] } : kept
    return sender ? [{ ...row, body, sender, sentAt: wireInstant(sentAt), keptAt: wireInstant(keptAt) }] : []
  })
}

export async function presentFavourite(db: Queryable, row: FavouriteRow): Promise<Favourite> {
  const [favourite] = await presentFavourites(db, [row])
  if (!favourite) throw new Error('Whoever sent a message is a member')
  return favourite
}
