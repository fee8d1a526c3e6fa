import { chat, type ErrorCode, type InputOf, type MessageBody } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane, type Queryable } from '../../../schema/index.ts'
import { findFile } from '../../files/index.ts'
import type { ChatServices } from '../services.ts'
import { countAmong } from '../store/memberships.ts'
import { isFilePlacedFor } from '../store/messages.ts'
import type { SendOutcome } from '../store/sendBatch.ts'

type SentBody = InputOf<typeof chat.sendMessage>['body']

const refusals: Record<Exclude<SendOutcome, 'sent' | 'repeated'>, ErrorCode> = {
  conflict: 'request.conflict',
  notFound: 'chat.conversationNotFound',
  notAccepting: 'chat.notAccepting',
  replyUnknown: 'chat.replyUnknown',
}

export const sendMessage = ({ db, lane }: ChatServices) =>
  implementLane(chat.sendMessage, async (caller, input) => {
    const { conversationId, messageId } = input
    const { body, mentionedIds, fileIds } = await complete(db, caller.memberId, conversationId, input.body)
    const { outcome, seq, sent_at } = await lane.submit({
      conversationId,
      senderId: caller.memberId,
      messageId,
      body,
      replyToSeq: input.replyToSeq ?? null,
      forwarded: input.forwarded ?? false,
      mentionedIds,
      fileIds,
    })
    if (outcome !== 'sent' && outcome !== 'repeated') throw refuse(refusals[outcome])
    if (seq === null) throw new Error('A stored message has a number')
    return { seq, sentAt: wireInstant(sent_at) }
  })

interface Completed {
  body: MessageBody
  mentionedIds: readonly string[]
  fileIds: readonly string[]
}

/** Adds what the server knows itself: a sender cannot lie about a picture's size, nor send a file it may not see. */
async function complete(db: Queryable, senderId: string, conversationId: string, body: SentBody): Promise<Completed> {
  switch (body.kind) {
    case 'text': {
      const mentions = body.mentions ?? []
      const mentionedIds = [...new Set(mentions.map(({ memberId }) => memberId))]
      const fits = mentions.every(({ offset, length }) => offset + length <= body.text.length)
      if (
        !fits ||
        (mentionedIds.length > 0 && (await countAmong(db, conversationId, mentionedIds)) < mentionedIds.length)
      )
        throw refuse('chat.mentionUnknown')
      // Nobody is called by themselves.
      const calledIds = mentionedIds.filter((memberId) => memberId !== senderId)
      return { body: { kind: 'text', text: body.text, mentions }, mentionedIds: calledIds, fileIds: [] }
    }
    case 'picture': {
      const file = await accessFile(db, senderId, body.fileId)
      if (file.kind !== 'picture' || file.width === null || file.height === null) throw refuse('files.wrongType')
      const { width, height } = file
      const placeholder = file.placeholder ?? ''
      const picture = {
        kind: 'picture' as const,
        fileId: file.id,
        caption: body.caption ?? '',
        width,
        height,
        placeholder,
      }
      return { body: picture, mentionedIds: [], fileIds: [file.id] }
    }
    case 'voice': {
      const file = await accessFile(db, senderId, body.fileId)
      if (file.kind !== 'voice') throw refuse('files.wrongType')
      const { durationMs, waveform } = body
      return { body: { kind: 'voice', fileId: file.id, durationMs, waveform }, mentionedIds: [], fileIds: [file.id] }
    }
  }
}

/** One's own upload, or a file of a message that one may see: that is what forwarding is. */
async function accessFile(db: Queryable, memberId: string, fileId: string) {
  const file = await findFile(db, fileId)
  if (!file || (file.ownerId !== memberId && !(await isFilePlacedFor(db, memberId, fileId))))
    throw refuse('files.notFound')
  return file
}
