import { chat, READ_MARKS_MEMBERS_MAX } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessConversation } from '../access.ts'
import { showingReads } from '../readReceipts.ts'
import { listMemberships } from '../store/memberships.ts'

export const listReadMarks = implement(chat.listReadMarks, async (tx, { memberId }, { conversationId }) => {
  const { conversation } = await accessConversation(tx.db, memberId, conversationId)
  if (conversation.kind !== 'group') throw refuse('chat.groupOnly')
  const people = await listMemberships(tx.db, conversationId)
  const showing = await showingReads(
    tx.db,
    people.map(({ member_id }) => member_id),
  )
  // Who does not show it does not see it.
  if (people.length > READ_MARKS_MEMBERS_MAX || !showing.has(memberId)) return { marks: [] }
  return {
    marks: people
      .filter(({ member_id }) => member_id !== memberId && showing.has(member_id))
      .map(({ member_id, first_seq: firstSeq, read_seq: readSeq }) => ({ memberId: member_id, firstSeq, readSeq })),
  }
})
