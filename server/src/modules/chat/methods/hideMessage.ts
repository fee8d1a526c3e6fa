import { chat } from '@sampan/contract'
import { implement } from '../../../schema/index.ts'
import { accessMessage } from '../access.ts'
import { hide } from '../store/messages.ts'

export const hideMessage = implement(chat.hideMessage, async (tx, caller, place) => {
  await accessMessage(tx.db, caller.memberId, place)
  if (await hide(tx.db, caller.memberId, place)) tx.emit('chat.messageHidden', [caller.memberId], place)
  return {}
})
