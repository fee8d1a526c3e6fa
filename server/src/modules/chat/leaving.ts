/** How someone goes out of a group, by its own will or another's. */
import type { Note, Role } from '@sampan/contract'
import type { Writing } from '../../schema/index.ts'
import { tellRequestCountTo } from './joining.ts'
import { appendNote } from './notes.ts'
import { type ChangedPerson, tellMembersChanged } from './people.ts'
import { nextOwner } from './rules.ts'
import type { ChatServices } from './services.ts'
import { listMemberships, updateMembership } from './store/memberships.ts'

/** The conversation's row must be held. Nothing said afterwards reaches who goes, not even what is on its way. */
export async function endMembership(
  tx: Writing,
  { bus, departed }: Pick<ChatServices, 'bus' | 'departed'>,
  conversationId: string,
  leaving: { memberId: string; role: Role },
  note: Note,
): Promise<void> {
  const { memberId, role } = leaving
  await updateMembership(tx.db, conversationId, memberId, { left_at: tx.now })
  tx.emit('chat.conversationLeft', [memberId], { conversationId })
  tx.beforeCommit(
    () => bus.ring({ type: 'membershipEnding', conversationId, memberId }),
    () => bus.ring({ type: 'membershipKept', conversationId, memberId }),
  )
  await appendNote(tx, bus, conversationId, note)

  const changed: ChangedPerson[] = [{ memberId, role, left: true }]
  const heir = role === 'owner' ? nextOwner(await listMemberships(tx.db, conversationId)) : null
  if (heir) {
    await updateMembership(tx.db, conversationId, heir.member_id, { role: 'owner' })
    tx.emit('chat.roleChanged', [heir.member_id], { conversationId, role: 'owner' })
    await tellRequestCountTo(tx, conversationId, heir.member_id, 'owner')
    await appendNote(tx, bus, conversationId, { type: 'ownerChanged', memberId: heir.member_id })
    changed.push({ memberId: heir.member_id, role: 'owner', left: false })
  }
  await tellMembersChanged(tx, conversationId, changed)
  await departed(tx, conversationId, memberId)
}
