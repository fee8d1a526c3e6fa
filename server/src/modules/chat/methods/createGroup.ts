import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { FOUNDING_SETTINGS } from '../groups.ts'
import { appendNote } from '../notes.ts'
import { presentJoined, readGroupFaces } from '../people.ts'
import type { ChatServices } from '../services.ts'
import { insertConversation } from '../store/conversations.ts'
import { insertMemberships, type NewMembership } from '../store/memberships.ts'

export const createGroup = ({ bus, areContacts }: ChatServices) =>
  implement(chat.createGroup, async (tx, caller, { title, memberIds }) => {
    const others = memberIds.filter((memberId) => memberId !== caller.memberId)
    if (others.length === 0 || !(await areContacts(tx.db, caller.memberId, others))) throw refuse('contacts.notContact')
    const id = tx.newId()
    const founding: NewMembership[] = [
      { memberId: caller.memberId, role: 'owner' },
      ...others.map((memberId) => ({ memberId, role: 'member' as const, invitedById: caller.memberId })),
    ]
    await insertConversation(tx.db, { id, kind: 'group', title, directKey: null, createdAt: tx.now })
    await insertMemberships(tx.db, id, founding, 1, tx.now)
    const firstMessage = await appendNote(tx, bus, id, {
      type: 'groupCreated',
      byId: caller.memberId,
      memberIds: others,
    })
    const { memberCount, faces } = await readGroupFaces(tx.db, id)
    const group = { settings: FOUNDING_SETTINGS, notice: null, requestCount: 0 }
    const joined = { id, kind: 'group' as const, title, createdAt: tx.now, memberCount, faces, firstMessage, group }
    tx.emit('chat.conversationJoined', [caller.memberId, ...others], (memberId) => ({
      conversation: presentJoined(joined, memberId === caller.memberId ? 'owner' : 'member', null),
    }))
    return { conversation: presentJoined(joined, 'owner', null) }
  })
