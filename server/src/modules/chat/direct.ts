import type { Bus } from '../../kernel/bus.ts'
import type { Writing } from '../../schema/index.ts'
import { readMembers } from '../accounts/index.ts'
import { appendNote } from './notes.ts'
import { presentJoined } from './people.ts'
import { directKeyOf } from './rules.ts'
import { findDirectId, insertConversation, lockConversation } from './store/conversations.ts'
import { findMembership, insertMemberships, updateMembership } from './store/memberships.ts'

/** Finds or starts the direct conversation of two members; a new one begins with a note and is told to both. */
export async function openDirectConversation(
  tx: Writing,
  bus: Bus,
  memberIdA: string,
  memberIdB: string,
): Promise<{ conversationId: string; created: boolean }> {
  const directKey = directKeyOf(memberIdA, memberIdB)
  const id = tx.newId()
  const created = await insertConversation(tx.db, { id, kind: 'direct', title: null, directKey, createdAt: tx.now })
  if (!created) {
    const known = await findDirectId(tx.db, directKey)
    if (known === undefined) throw new Error('A direct conversation vanished while it was opened')
    return { conversationId: known, created: false }
  }
  await insertMemberships(
    tx.db,
    id,
    [memberIdA, memberIdB].map((memberId) => ({ memberId, role: 'member' })),
    1,
    tx.now,
  )
  const firstMessage = await appendNote(tx, bus, id, { type: 'contactsNow' })
  const people = await readMembers(tx.db, [memberIdA, memberIdB])
  const joined = {
    id,
    kind: 'direct' as const,
    title: null,
    createdAt: tx.now,
    memberCount: 2,
    faces: [],
    firstMessage,
    group: null,
  }
  tx.emit('chat.conversationJoined', [memberIdA, memberIdB], (memberId) => {
    const peer = people.get(memberId === memberIdA ? memberIdB : memberIdA) ?? null
    return { conversation: presentJoined(joined, 'member', peer) }
  })
  return { conversationId: id, created: true }
}

/** Opens or closes a direct conversation for writing, on both sides; nothing happens where there is none. */
export async function setDirectPosting(
  tx: Writing,
  memberIdA: string,
  memberIdB: string,
  mayPost: boolean,
): Promise<void> {
  const conversationId = await findDirectId(tx.db, directKeyOf(memberIdA, memberIdB))
  if (conversationId === undefined) return
  await lockConversation(tx.db, conversationId)
  for (const memberId of [memberIdA, memberIdB].sort()) {
    const membership = await findMembership(tx.db, conversationId, memberId)
    if (!membership || membership.may_post === mayPost) continue
    await updateMembership(tx.db, conversationId, memberId, { may_post: mayPost })
    tx.emit('chat.postingChanged', [memberId], { conversationId, mayPost })
  }
}

/** Finds or starts the conversation of a member with itself. It begins with a note, like any other. */
export async function openNotesOf(tx: Writing, bus: Bus, memberId: string): Promise<string> {
  const directKey = directKeyOf(memberId, memberId)
  const known = await findDirectId(tx.db, directKey)
  if (known !== undefined) return known
  const id = tx.newId()
  const created = await insertConversation(tx.db, { id, kind: 'direct', title: null, directKey, createdAt: tx.now })
  if (!created) return (await findDirectId(tx.db, directKey)) ?? id
  await insertMemberships(tx.db, id, [{ memberId, role: 'member' }], 1, tx.now)
  const firstMessage = await appendNote(tx, bus, id, { type: 'notesBegun' })
  const peer = (await readMembers(tx.db, [memberId])).get(memberId) ?? null
  const joined = {
    ...{ id, kind: 'direct' as const, title: null, createdAt: tx.now, memberCount: 1, faces: [], firstMessage },
    group: null,
  }
  tx.emit('chat.conversationJoined', [memberId], {
    conversation: { ...presentJoined(joined, 'member', peer), peerReadSeq: 0 },
  })
  return id
}
