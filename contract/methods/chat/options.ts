import Type from 'typebox'
import { closed, Empty, Id, nullable, Seq } from '../../bodies/common.ts'
import { Conversation } from '../../bodies/conversation.ts'
import { Draft } from '../../bodies/draft.ts'
import { DisappearAfter } from '../../bodies/options.ts'
import { command } from '../../define.ts'

const limit = { burst: 30, perMinute: 30 }

export const clearHistory = command('chat.clearHistory', {
  caller: 'member',
  summary: 'Delete everything up to a message for oneself, on all own devices. It is read by that.',
  input: Type.Object({ conversationId: Id, upToSeq: Seq }, closed),
  output: Type.Object({ firstSeq: Seq }, closed),
  errors: ['chat.conversationNotFound', 'chat.messageNotFound'],
  events: ['chat.historyCleared', 'chat.readMarkMoved', 'chat.peerReadMarkMoved'],
  limit,
})

export const openNotes = command('chat.openNotes', {
  caller: 'member',
  summary: 'The conversation with oneself, made when it is asked for first.',
  input: Empty,
  output: Type.Object({ conversation: Conversation }, closed),
  errors: [],
  events: ['chat.conversationJoined'],
  limit,
})

export const setDisappearing = command('chat.setDisappearing', {
  caller: 'member',
  summary: 'Say for how long what is written from now on stays, in a group as its owner or an admin; null for good.',
  input: Type.Object({ conversationId: Id, afterSeconds: nullable(DisappearAfter) }, closed),
  output: Empty,
  errors: ['chat.conversationNotFound', 'chat.notAccepting', 'chat.notAllowed'],
  events: ['chat.disappearingChanged'],
  limit,
})

/** One written before what is kept changes nothing; the device is told what is kept. */
export const saveDraft = command('chat.saveDraft', {
  caller: 'member',
  summary: 'Keep what is written and not sent for one’s other devices; an empty one takes it away.',
  input: Type.Object({ conversationId: Id, draft: Draft }, closed),
  output: Type.Object({ draft: Draft }, closed),
  errors: ['chat.conversationNotFound'],
  events: ['chat.draftChanged'],
  limit: { burst: 60, perMinute: 120 },
})
