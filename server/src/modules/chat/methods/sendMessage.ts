import { chat, type ErrorCode, type InputOf, type MessageBody, STICKER_SIDE } from '@sampan/contract'
import { wireInstant } from '../../../kernel/clock.ts'
import { refuse } from '../../../kernel/errors.ts'
import { implementLane } from '../../../schema/index.ts'
import { expiryOf } from '../disappearing.ts'
import { makeBody } from '../madeBodies.ts'
import { fileIdsOf, previewFor } from '../previews.ts'
import { accessFile, completeFile, completePicture, completeVideo } from '../sentFiles.ts'
import type { ChatServices } from '../services.ts'
import { findSentSo } from '../store/edits.ts'
import type { SendOutcome } from '../store/sendBatch.ts'
import { completeText } from '../text.ts'

type SentBody = InputOf<typeof chat.sendMessage>['body']

const refusals: Record<Exclude<SendOutcome, 'sent' | 'repeated'>, ErrorCode> = {
  conflict: 'request.conflict',
  notFound: 'chat.conversationNotFound',
  notAccepting: 'chat.notAccepting',
  replyUnknown: 'chat.replyUnknown',
  adminsOnly: 'chat.adminsOnly',
  tooSoon: 'chat.tooSoon',
}

export const sendMessage = (services: ChatServices) =>
  implementLane(chat.sendMessage, async (caller, input) => {
    const { conversationId, messageId } = input
    const { db, lane, periods } = services
    const made = await makeBody(services, caller.memberId, input)
    const { body, mentionedIds, fileIds } =
      made ?? (await complete(services, { senderId: caller.memberId, conversationId, messageId }, input.body))
    const sent = {
      conversationId,
      senderId: caller.memberId,
      messageId,
      body,
      replyToSeq: input.replyToSeq ?? null,
      forwarded: input.forwarded ?? false,
    }
    const sentAs = (seq: number, sentAt: Date) => {
      const expiresAt = expiryOf({ seq, sentAt, kind: body.kind }, periods.of(conversationId))
      return { seq, sentAt: wireInstant(sentAt), expiresAt: expiresAt && wireInstant(expiresAt) }
    }
    const { outcome, seq, sent_at } = await lane.submit({ ...sent, mentionedIds, fileIds })
    if (outcome === 'conflict') {
      const edited = await findSentSo(db, sent)
      if (edited) return sentAs(edited.seq, edited.sent_at)
    }
    if (outcome === 'tooSoon') throw refuse('chat.tooSoon', { from: wireInstant(sent_at) })
    if (outcome !== 'sent' && outcome !== 'repeated') throw refuse(refusals[outcome])
    if (seq === null) throw new Error('A stored message has a number')
    return sentAs(seq, sent_at)
  })

export interface Completed {
  body: MessageBody
  mentionedIds: readonly string[]
  fileIds: readonly string[]
}

/** Adds what the server knows itself: a sender cannot lie about a picture's size, nor send a file it may not see. */
async function complete(
  services: ChatServices,
  born: { senderId: string; conversationId: string; messageId: string },
  body: SentBody,
): Promise<Completed> {
  const { senderId, conversationId } = born
  switch (body.kind) {
    case 'text': {
      const completed = await completeText(services.db, senderId, conversationId, body)
      const preview = await previewFor(services.db, born, body.text, body.preview)
      return preview
        ? { ...completed, body: { ...completed.body, preview }, fileIds: fileIdsOf(preview) }
        : { ...completed, fileIds: [] }
    }
    case 'picture': {
      const { fileId, ...shown } = completePicture(await accessFile(services, senderId, body.fileId))
      const picture = { kind: 'picture' as const, fileId, caption: body.caption ?? '', ...shown }
      return { body: picture, mentionedIds: [], fileIds: [fileId] }
    }
    case 'voice': {
      const file = await accessFile(services, senderId, body.fileId)
      if (file.kind !== 'voice') throw refuse('files.wrongType')
      const { durationMs, waveform } = body
      const voice = { kind: 'voice' as const, fileId: file.id, durationMs, waveform, playedBy: [] }
      return { body: voice, mentionedIds: [], fileIds: [file.id] }
    }
    case 'file': {
      const file = await accessFile(services, senderId, body.fileId)
      return { body: completeFile(file), mentionedIds: [], fileIds: [file.id] }
    }
    case 'sticker': {
      const { sticker } = body
      if (sticker.from === 'house')
        return { body: { ...body, width: STICKER_SIDE, height: STICKER_SIDE }, mentionedIds: [], fileIds: [] }
      const { id, kind, width, height } = await accessFile(services, senderId, sticker.fileId)
      if (kind !== 'sticker' || width === null || height === null) throw refuse('files.wrongType')
      return { body: { ...body, width, height }, mentionedIds: [], fileIds: [id] }
    }
    case 'video': {
      const file = await accessFile(services, senderId, body.fileId)
      const poster = await accessFile(services, senderId, body.posterFileId)
      return { body: completeVideo(body, file, poster), mentionedIds: [], fileIds: [file.id, poster.id] }
    }
    case 'place':
      return { body, mentionedIds: [], fileIds: [] }
    case 'contactCard':
    case 'history':
    case 'miniProgram':
      throw new Error('These bodies are made from what the server holds')
  }
}
