import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange } from '../access.ts'
import { periodsOf } from '../disappearing.ts'
import { appendNote } from '../notes.ts'
import { decideDisappearing } from '../rules.ts'
import type { ChatServices } from '../services.ts'
import { writePeriod } from '../store/disappearing.ts'
import { listActiveMemberIds } from '../store/memberships.ts'

export const setDisappearing = ({ bus, periods }: ChatServices) =>
  implement(chat.setDisappearing, async (tx, caller, { conversationId, afterSeconds }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    const decision = decideDisappearing(conversation.kind, membership.role, membership.may_post)
    if (decision !== 'allowed') throw refuse(decision)
    if (conversation.disappear_after === afterSeconds) return {}
    const { memberId: byId } = caller
    const { seq } = await appendNote(tx, bus, conversationId, { type: 'disappearingChanged', byId, afterSeconds })
    await writePeriod(tx.db, conversationId, seq, afterSeconds)
    const now = (await periodsOf(tx.db, [conversationId])).get(conversationId) ?? []
    // Before the commit: what is written after it is numbered after the note, and the send lane must know by then.
    let before: ReturnType<typeof periods.replace> = []
    tx.beforeCommit(
      () => {
        before = periods.replace(conversationId, now)
      },
      () => periods.replace(conversationId, before),
    )
    tx.emit('chat.disappearingChanged', await listActiveMemberIds(tx.db, conversationId), {
      conversationId,
      afterSeconds,
    })
    return {}
  })
