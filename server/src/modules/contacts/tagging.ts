import type { Writing } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import { presentRelation } from './present.ts'
import { lockSides, writeTagIds } from './store.ts'

/**
 * Gives many of a member's contacts other tags, and tells its devices of those that changed. The member's tags are
 * locked. Who is no contact gets none; those that are left from better days can be taken away.
 */
export async function retag(
  tx: Writing,
  memberId: string,
  otherIds: readonly string[],
  next: (tagIds: readonly string[], otherId: string) => readonly string[],
): Promise<void> {
  const changed = (await lockSides(tx.db, memberId, otherIds)).flatMap(({ otherId, side }) => {
    const tagIds = next(side.tagIds, otherId)
    const grows = tagIds.length > side.tagIds.length
    if (tagIds.length === side.tagIds.length || (grows && side.state !== 'contact')) return []
    return [{ otherId, side: { ...side, tagIds, changedAt: tx.now } }]
  })
  if (changed.length === 0) return
  await writeTagIds(tx.db, memberId, changed)
  const members = await readMembers(
    tx.db,
    changed.map(({ otherId }) => otherId),
  )
  for (const { otherId, side } of changed) {
    const other = members.get(otherId)
    if (other) tx.emit('contacts.relationChanged', [memberId], { relation: presentRelation(other, side) })
  }
}
