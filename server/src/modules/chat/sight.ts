import type { Message } from '@sampan/contract'
import type { Queryable } from '../../schema/index.ts'
import { hydrateMessages, type OwnDoings } from './hydrate.ts'
import { whoSees } from './store/memberships.ts'
import { type Place, readPlaces } from './store/messages.ts'

/**
 * Those of these messages that a member may see now, as it sees them: what is before its joining or after its leaving is
 * left out, what it deleted for itself is `hidden`. By conversation, ascending.
 */
export async function seeMessages(
  db: Queryable,
  viewerId: string,
  places: readonly Place[],
  ownDoings: OwnDoings,
): Promise<Message[]> {
  if (places.length === 0) return []
  const sees = await whoSees(
    db,
    places.map((place) => ({ ...place, memberId: viewerId })),
  )
  const rows = await readPlaces(
    db,
    places.filter((_, index) => sees[index]),
  )
  return hydrateMessages(db, viewerId, rows, ownDoings)
}
