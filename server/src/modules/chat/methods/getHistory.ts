import { chat, type HistoryItem } from '@sampan/contract'
import { refuse } from '../../../kernel/errors.ts'
import { implement } from '../../../schema/index.ts'
import { accessPlace } from '../access.ts'
import { findHistory } from '../store/histories.ts'
import { readHidden, readPlaces } from '../store/messages.ts'

export const getHistory = implement(chat.getHistory, async (tx, caller, place) => {
  await accessPlace(tx.db, caller.memberId, place)
  const [message] = await readPlaces(tx.db, [place])
  if (message?.body.kind !== 'history') throw refuse('chat.messageNotFound')
  if ((await readHidden(tx.db, caller.memberId, [place])).length > 0) throw refuse('chat.messageNotFound')
  const history = await findHistory(tx.db, message.conversation_id, message.id)
  if (!history) throw refuse('chat.messageNotFound')
  // No deeper than the contract: `decideHistory` saw to it when it was made.
  return { items: history.items as HistoryItem[] }
})
