import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessConversation, accessForChange } from '../access.ts'
import { decideLead } from '../groupRules.ts'
import { presentNotice } from '../groups.ts'
import { appendNote } from '../notes.ts'
import type { ChatServices } from '../services.ts'
import { confirm, listNoticeReaderIds, readNotices, replaceNotice } from '../store/groups.ts'
import { listActiveMemberIds } from '../store/memberships.ts'

export const writeNotice = ({ bus }: ChatServices) =>
  implement(chat.writeNotice, async (tx, { memberId: byId }, { conversationId, text }) => {
    const { conversation, membership } = await accessForChange(tx.db, byId, conversationId)
    const decision = decideLead(conversation.kind, membership.role)
    if (decision !== 'allowed') throw refuse(decision)
    const row = text === null ? null : { id: tx.newId(), writtenById: byId, text, writtenAt: tx.now }
    if (!(await replaceNotice(tx.db, conversationId, row))) return {}
    const [written] = row ? await readNotices(tx.db, byId, [conversationId]) : []
    tx.emit('chat.noticeChanged', await listActiveMemberIds(tx.db, conversationId), (memberId) => ({
      conversationId,
      notice: written ? { ...presentNotice(written), confirmed: memberId === byId } : null,
    }))
    if (row) await appendNote(tx, bus, conversationId, { type: 'noticeWritten', byId })
    return {}
  })

export const confirmNotice = implement(chat.confirmNotice, async (tx, { memberId }, { conversationId, noticeId }) => {
  // Held, so that it is not replaced meanwhile.
  await accessForChange(tx.db, memberId, conversationId)
  const [notice] = await readNotices(tx.db, memberId, [conversationId])
  if (notice?.id !== noticeId) throw refuse('chat.noticeNotFound')
  if (notice.confirmed || !(await confirm(tx.db, noticeId, memberId, tx.now))) return {}
  tx.emit('chat.noticeChanged', [memberId], {
    conversationId,
    notice: { ...presentNotice(notice), confirmed: true },
  })
  return {}
})

export const listNoticeReaders = implement(chat.listNoticeReaders, async (tx, caller, { conversationId, noticeId }) => {
  const { conversation, membership } = await accessConversation(tx.db, caller.memberId, conversationId)
  const decision = decideLead(conversation.kind, membership.role)
  if (decision !== 'allowed') throw refuse(decision)
  const [notice] = await readNotices(tx.db, caller.memberId, [conversationId])
  if (notice?.id !== noticeId) throw refuse('chat.noticeNotFound')
  const asked = (await listActiveMemberIds(tx.db, conversationId)).filter((id) => id !== notice.written_by)
  const here = new Set(asked)
  const confirmedIds = (await listNoticeReaderIds(tx.db, noticeId)).filter((id) => here.has(id))
  const done = new Set(confirmedIds)
  return { confirmedIds, waitingIds: asked.filter((id) => !done.has(id)) }
})
