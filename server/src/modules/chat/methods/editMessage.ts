import { isDeepStrictEqual } from 'node:util'
import { chat, type EditedWords, type MessageBody } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implement, type Queryable } from '../../../schema/index.ts'
import { accessMessage } from '../access.ts'
import { decidePost } from '../groupRules.ts'
import { editedPreview, fileIdsOf, previewIn } from '../previews.ts'
import { decideEdit } from '../rules.ts'
import { changeFiles, listSeeing, writeEdit } from '../store/edits.ts'
import { completeText } from '../text.ts'

export const editMessage = implement(chat.editMessage, async (tx, caller, { conversationId, seq, words }) => {
  const place = { conversationId, seq }
  const { conversation, membership, message } = await accessMessage(tx.db, caller.memberId, place)
  const { sender_id: senderId, sent_at: sentAt, body, forwarded } = message
  const by = { memberId: caller.memberId, mayPost: membership.may_post }
  const decision = decideEdit({ senderId, sentAt, body, forwarded }, words.kind, by, tx.now)
  if (decision !== 'edit') throw refuse(decision)
  // Other words are words: where one may not write, nothing is reworded.
  const posting = decidePost(membership, conversation.posting)
  if (posting !== 'allowed') throw refuse(posting)

  const edited = await reword(tx.db, caller.memberId, conversationId, body, words)
  if (isDeepStrictEqual(edited.body, body)) return {}
  const seeing = await listSeeing(tx.db, place)
  const calledIds = edited.mentionedIds.filter((memberId) => seeing.includes(memberId))
  if (words.kind === 'text')
    await changeFiles(tx.db, place, fileIdsOf(previewIn(body)), fileIdsOf(previewIn(edited.body)))
  await writeEdit(tx.db, place, { body: edited.body, calledIds, editedAt: tx.now })
  tx.emit('chat.messageEdited', seeing, {
    ...place,
    senderId: caller.memberId,
    body: edited.body,
    editedAt: wireInstant(tx.now),
  })
  return {}
})

async function reword(db: Queryable, senderId: string, conversationId: string, body: MessageBody, words: EditedWords) {
  if (words.kind === 'text') {
    const completed = await completeText(db, senderId, conversationId, words)
    const preview = await editedPreview(db, senderId, previewIn(body), words)
    return { ...completed, body: { ...completed.body, ...(preview && { preview }) } }
  }
  if (!('caption' in body)) throw refuse('chat.notEditable')
  return { body: { ...body, caption: words.caption }, mentionedIds: [] }
}
