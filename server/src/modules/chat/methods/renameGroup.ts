import { chat } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessForChange } from '../access.ts'
import { appendNote } from '../notes.ts'
import { decideRename } from '../rules.ts'
import type { ChatServices } from '../services.ts'
import { setTitle } from '../store/conversations.ts'
import { listActiveMemberIds } from '../store/memberships.ts'

export const renameGroup = ({ bus }: ChatServices) =>
  implement(chat.renameGroup, async (tx, caller, { conversationId, title }) => {
    const { conversation, membership } = await accessForChange(tx.db, caller.memberId, conversationId)
    const decision = decideRename(conversation.kind, membership.role)
    if (decision !== 'allowed') throw refuse(decision)
    if (conversation.title === title) return {}
    await setTitle(tx.db, conversationId, title)
    tx.emit('chat.titleChanged', await listActiveMemberIds(tx.db, conversationId), { conversationId, title })
    await appendNote(tx, bus, conversationId, { type: 'groupRenamed', byId: caller.memberId, title })
    return {}
  })
