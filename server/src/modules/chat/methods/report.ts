import { chat, type Message } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement, type Writing } from '../../../schema/index.ts'
import { readMembers } from '../../accounts/index.ts'
import { accessConversation } from '../access.ts'
import { presentMessage } from '../present.ts'
import { readPlaces } from '../store/messages.ts'
import { insertReport } from '../store/reports.ts'

export const report = implement(chat.report, async (tx, { memberId: byId }, { about, reason, words }) => {
  const conversationId = about.kind === 'member' ? null : about.conversationId
  const messages = about.kind === 'messages' ? await readNamed(tx, byId, about.conversationId, about.seqs) : []
  if (about.kind === 'group') {
    const { conversation } = await accessConversation(tx.db, byId, about.conversationId)
    if (conversation.kind !== 'group') throw refuse('chat.groupOnly')
  }
  if (about.kind === 'member' && !(await readMembers(tx.db, [about.memberId])).has(about.memberId))
    throw refuse('member.notFound')
  await insertReport(tx.db, {
    id: tx.newId(),
    reported_by: byId,
    kind: about.kind,
    conversation_id: conversationId,
    member_id: about.kind === 'member' ? about.memberId : null,
    reason,
    words,
    messages,
    reported_at: tx.now,
  })
  return {}
})

/** Messages as they are now; all of them must be there to be seen by who reports them. */
async function readNamed(
  tx: Writing,
  byId: string,
  conversationId: string,
  seqs: readonly number[],
): Promise<Message[]> {
  const { membership } = await accessConversation(tx.db, byId, conversationId)
  const places = [...new Set(seqs)].map((seq) => ({ conversationId, seq }))
  const rows = await readPlaces(tx.db, places)
  if (rows.length < places.length || rows.some(({ seq }) => seq < membership.first_seq))
    throw refuse('chat.messageNotFound')
  return rows.map((row) => presentMessage(row, [], false))
}
