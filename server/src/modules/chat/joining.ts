/** How people come into a group, by whatever way, and how those wait whom somebody has to let in first. */
import type { Note, Role } from '@sampan/contract'
import type { Bus } from '../../kernel/bus.ts'
import { refuse } from '../../kernel/errors.ts'
import type { Writing } from '../../schema/index.ts'
import { firstSeqFor } from './groupRules.ts'
import { readGroupStates } from './groups.ts'
import { appendNote } from './notes.ts'
import { presentJoined, readGroupFaces, tellMembersChanged } from './people.ts'
import { decideInvite } from './rules.ts'
import type { ConversationRow } from './store/conversations.ts'
import { countRequests, deleteRequests, insertRequests, type NewRequest } from './store/groups.ts'
import { insertMemberships, listActiveMemberIds, listMemberships } from './store/memberships.ts'

/** Those of them who are not in it yet. Refuses where there is no room for all: `chat.groupFull`. */
export async function whoJoins(
  tx: Writing,
  conversation: ConversationRow,
  memberIds: readonly string[],
): Promise<string[]> {
  const present = new Set(await listActiveMemberIds(tx.db, conversation.id))
  const joining = memberIds.filter((memberId) => !present.has(memberId))
  const decision = decideInvite(conversation.kind, present.size, joining.length)
  if (decision !== 'allowed') throw refuse(decision)
  return joining
}

/** Takes people in who are not in it. The conversation's row must be held, as it was read then. */
export async function joinGroup(
  tx: Writing,
  bus: Bus,
  conversation: ConversationRow,
  joining: readonly { memberId: string; invitedById: string }[],
  note: Note,
): Promise<void> {
  const { id, title, created_at: createdAt, last_seq: lastSeq } = conversation
  const people = joining.map((person) => ({ ...person, role: 'member' as const }))
  const memberIds = joining.map(({ memberId }) => memberId)
  const firstSeq = firstSeqFor(conversation.history, lastSeq)
  await insertMemberships(tx.db, id, people, firstSeq, tx.now, lastSeq + 1)
  const firstMessage = await appendNote(tx, bus, id, note)
  const { memberCount, faces } = await readGroupFaces(tx.db, id)
  // Nobody who has just joined has confirmed a notice: one state does for all of them.
  const [someone = ''] = memberIds
  const group = (await readGroupStates(tx.db, someone, [{ conversation, role: 'member' }])).get(id) ?? null
  const { disappear_after: disappearAfter } = conversation
  const joined = {
    ...{ id, kind: 'group' as const, title, createdAt, memberCount, faces, firstMessage, firstSeq, group },
    disappearAfter,
  }
  tx.emit('chat.conversationJoined', memberIds, { conversation: presentJoined(joined, 'member', null) })
  const changed = people.map(({ memberId, role }) => ({ memberId, role, left: false }))
  await tellMembersChanged(tx, id, changed, memberIds)
  if ((await deleteRequests(tx.db, id, memberIds)) > 0) await tellRequestCount(tx, id)
}

/** Notes down who asks to come in; who does already stays as it was. */
export async function askToJoin(tx: Writing, conversationId: string, requests: readonly NewRequest[]): Promise<void> {
  if ((await insertRequests(tx.db, conversationId, requests, tx.now)) > 0) await tellRequestCount(tx, conversationId)
}

/** Tells the owner and the admins how many wait. */
export async function tellRequestCount(tx: Writing, conversationId: string): Promise<void> {
  const requestCount = (await countRequests(tx.db, [conversationId])).get(conversationId) ?? 0
  const leading = (await listMemberships(tx.db, conversationId)).filter(({ role }) => role !== 'member')
  tx.emit(
    'chat.joinRequestsChanged',
    leading.map(({ member_id }) => member_id),
    { conversationId, requestCount },
  )
}

/** Tells someone whose role has changed what waits, where anything does. */
export async function tellRequestCountTo(
  tx: Writing,
  conversationId: string,
  memberId: string,
  role: Role,
): Promise<void> {
  const count = (await countRequests(tx.db, [conversationId])).get(conversationId) ?? 0
  if (count === 0) return
  tx.emit('chat.joinRequestsChanged', [memberId], { conversationId, requestCount: role === 'member' ? 0 : count })
}
