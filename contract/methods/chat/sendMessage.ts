import Type from 'typebox'
import { ClientId, closed, Id, Instant, nullable, Seq } from '../../bodies/common.ts'
import { SentBody } from '../../bodies/message.ts'
import { command } from '../../define.ts'

/**
 * Send a message. `messageId` is its idempotency key: the same id with the same body gives the same number again, so an
 * outbox may repeat it as often as it likes. The acknowledgement means that it is stored.
 */
export const sendMessage = command('chat.sendMessage', {
  caller: 'member',
  summary: 'Send a message to a conversation.',
  input: Type.Object(
    {
      conversationId: Id,
      messageId: ClientId,
      body: SentBody,
      replyToSeq: Type.Optional(Seq),
      forwarded: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
  /** `expiresAt`: when it goes by itself, or null. */
  output: Type.Object({ seq: Seq, sentAt: Instant, expiresAt: nullable(Instant) }, closed),
  errors: [
    'chat.conversationNotFound',
    'chat.notAccepting',
    'chat.adminsOnly',
    'chat.tooSoon',
    'chat.mentionUnknown',
    'chat.notAllowed',
    'chat.replyUnknown',
    'files.notFound',
    'files.wrongType',
    'contacts.notContact',
    'miniPrograms.notFound',
    'chat.messageNotFound',
    'chat.historyTooDeep',
    'chat.historyTooLarge',
  ],
  /** None in the log: a message travels in its conversation's own numbered stream. */
  events: [],
  limit: { burst: 60, perMinute: 600 },
})
