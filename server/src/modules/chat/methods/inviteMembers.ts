import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange } from '../access.ts'
import { appendNote } from '../notes.ts'
import { presentJoined, readGroupFaces, tellMembersChanged } from '../people.ts'
import { decideInvite } from '../rules.ts'
import type { ChatServices } from '../services.ts'
import { insertMemberships, listActiveMemberIds } from '../store/memberships.ts'

export const inviteMembers = ({ bus, areContacts }: ChatServices) =>
  implement(chat.inviteMembers, async (tx, caller, { conversationId, memberIds }) => {
    const { conversation } = await accessForChange(tx.db, caller.memberId, conversationId)
    const present = new Set(await listActiveMemberIds(tx.db, conversationId))
    const joining = memberIds.filter((memberId) => !present.has(memberId))
    const decision = decideInvite(conversation.kind, present.size, joining.length)
    if (decision !== 'allowed') throw refuse(decision)
    if (joining.length === 0) return {}
    if (!(await areContacts(tx.db, caller.memberId, joining))) throw refuse('contacts.notContact')

    const firstSeq = conversation.last_seq + 1
    const people = joining.map((memberId) => ({ memberId, role: 'member' as const }))
    await insertMemberships(tx.db, conversationId, people, firstSeq, tx.now)
    const note = { type: 'membersInvited' as const, byId: caller.memberId, memberIds: joining }
    const firstMessage = await appendNote(tx, bus, conversationId, note)
    const { memberCount, faces } = await readGroupFaces(tx.db, conversationId)
    const { title, created_at: createdAt } = conversation
    const conversationJoined = presentJoined(
      { id: conversationId, kind: 'group', title, createdAt, memberCount, faces, firstMessage },
      'member',
      null,
    )
    tx.emit('chat.conversationJoined', joining, { conversation: conversationJoined })
    const changed = people.map((person) => ({ ...person, left: false }))
    await tellMembersChanged(tx, conversationId, changed, joining)
    return {}
  })
