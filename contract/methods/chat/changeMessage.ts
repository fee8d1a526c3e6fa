import Type from 'typebox'
import { closed, Empty, Id, nullable, Seq } from '../../bodies/common.ts'
import { EditedWords, Emoji } from '../../bodies/message.ts'
import { command } from '../../define.ts'

const place = { conversationId: Id, seq: Seq }
const limit = { burst: 60, perMinute: 120 }

export const recallMessage = command('chat.recallMessage', {
  caller: 'member',
  summary: 'Take back an own message within two minutes: its content is gone for everyone.',
  input: Type.Object(place, closed),
  output: Empty,
  errors: [
    'chat.conversationNotFound',
    'chat.messageNotFound',
    'chat.notYours',
    'chat.notRecallable',
    'chat.recallTooLate',
  ],
  events: ['chat.messageRecalled'],
  limit,
})

export const editMessage = command('chat.editMessage', {
  caller: 'member',
  summary: 'Give an own message other words within 15 minutes; everyone who sees it sees that it was edited.',
  input: Type.Object({ ...place, words: EditedWords }, closed),
  output: Empty,
  errors: [
    'chat.conversationNotFound',
    'chat.messageNotFound',
    'chat.notYours',
    'chat.notEditable',
    'chat.editTooLate',
    'chat.notAccepting',
    'chat.adminsOnly',
    'chat.mentionUnknown',
    'chat.notAllowed',
  ],
  events: ['chat.messageEdited'],
  limit,
})

export const hideMessage = command('chat.hideMessage', {
  caller: 'member',
  summary: 'Delete a message for oneself, on all own devices.',
  input: Type.Object(place, closed),
  output: Empty,
  errors: ['chat.conversationNotFound', 'chat.messageNotFound'],
  events: ['chat.messageHidden'],
  limit,
})

export const setReaction = command('chat.setReaction', {
  caller: 'member',
  summary: 'React to a message with one emoji; null takes it back.',
  input: Type.Object({ ...place, emoji: nullable(Emoji) }, closed),
  output: Empty,
  errors: ['chat.conversationNotFound', 'chat.messageNotFound', 'chat.notAccepting'],
  events: ['chat.reactionChanged'],
  limit,
})
