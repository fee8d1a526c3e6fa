import { isDeepStrictEqual } from 'node:util'
import { chat, type Preferences } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement, type Queryable } from '../../../schema/index.ts'
import { findFile } from '../../files/index.ts'
import { accessOwnMembership } from '../access.ts'
import { presentPreferences } from '../present.ts'
import { writePreferences } from '../store/options.ts'

export const changePreferences = implement(chat.changePreferences, async (tx, caller, input) => {
  const { conversationId, ...wanted } = input
  const { conversation, membership } = await accessOwnMembership(tx.db, caller.memberId, conversationId)
  const before = presentPreferences(membership)
  const changed = { ...before, ...wanted }
  // What is not said yet cannot have been put away.
  const upTo = (seq: number | null) => (seq === null ? null : Math.min(seq, conversation.last_seq))
  const after: Preferences = { ...changed, archivedSeq: upTo(changed.archivedSeq), hiddenSeq: upTo(changed.hiddenSeq) }
  if (isDeepStrictEqual(before, after)) return after
  if (wanted.background?.kind === 'picture') await checkPicture(tx.db, caller.memberId, wanted.background.fileId)
  await writePreferences(tx.db, conversationId, caller.memberId, after)
  tx.emit('chat.preferencesChanged', [caller.memberId], { conversationId, ...after })
  return after
})

/** Only what the member uploaded itself: it stays fetchable then. */
async function checkPicture(db: Queryable, memberId: string, fileId: string): Promise<void> {
  const file = await findFile(db, fileId)
  if (file?.ownerId !== memberId) throw refuse('files.notFound')
  if (file.kind !== 'picture') throw refuse('files.wrongType')
}
