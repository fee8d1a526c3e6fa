/** What a message is drawn from, as it was sent or while it is on its way: pure. */
import type { ContactCardBody, HistoryBody, Message, MiniProgramBody, PlaceBody } from '@sampan/contract'
import { isUnheard } from '@sampan/sdk'
import type { Outgoing, OutgoingBody } from '../../sync/index.ts'
import { previewData } from '../links/previewData.ts'
import { programHref } from '../miniPrograms/address.ts'
import { stickerUrl } from '../stickers/sets.ts'
import type { CardData } from './CardBubble.tsx'
import type { BodyData } from './message.ts'
import { moneyData } from './moneyData.ts'
import type { TalkContext } from './talkItems.ts'

export function bodyOf(message: Message, context: TalkContext): BodyData {
  const { id, body } = message
  const { fileUrl, blobUrlOf } = context
  switch (body.kind) {
    case 'text':
      return textData(body, fileUrl)
    case 'picture':
      return {
        kind: 'picture',
        // What was just sent from here is still at hand: the picture does not blink.
        url: blobUrlOf(id, null) ?? fileUrl(body.fileId, 'thumbnail'),
        width: body.width,
        height: body.height,
        placeholder: body.placeholder,
        caption: body.caption,
      }
    case 'voice':
      return {
        kind: 'voice',
        url: blobUrlOf(id, null) ?? fileUrl(body.fileId, 'original'),
        durationMs: body.durationMs,
        waveform: body.waveform,
        track: {
          conversationId: message.conversationId,
          seq: message.seq,
          senderId: message.senderId ?? '',
          unheard: isUnheard(message, context.names.selfId ?? ''),
        },
        playedBy: body.playedBy?.length ?? 0,
        group: !context.isDirect,
      }
    case 'file':
      return {
        kind: 'file',
        url: fileUrl(body.fileId, 'original'),
        name: body.name,
        sizeBytes: body.sizeBytes,
        mediaType: body.mediaType,
        outgoing: false,
      }
    case 'video':
      return {
        kind: 'video',
        url: fileUrl(body.fileId, 'original'),
        // As with pictures: what was just sent from here is still at hand.
        posterUrl: blobUrlOf(posterOf(id), null) ?? fileUrl(body.posterFileId, 'thumbnail'),
        width: body.width,
        height: body.height,
        durationMs: body.durationMs,
        sizeBytes: body.sizeBytes,
        placeholder: body.placeholder,
        caption: body.caption,
        outgoing: false,
      }
    case 'transfer':
    case 'redPacket':
    case 'bill':
    case 'billReminder':
      return moneyData(message, body, { ...context, selfId: context.names.selfId })
    case 'sticker':
      return { ...body, url: stickerUrl(body.sticker, fileUrl) }
    case 'contactCard':
    case 'place':
    case 'miniProgram':
    case 'history':
      return cardData(body, message, context)
    case 'poll':
      return { ...body, href: `/chats/${message.conversationId}/polls/${body.pollId}` }
    case 'recalled':
    case 'expired':
    case 'hidden':
    case 'note':
      return { kind: 'recalled' }
  }
}

function textData(
  { text, mentions, preview }: Extract<OutgoingBody, { kind: 'text' }>,
  fileUrl: TalkContext['fileUrl'],
): BodyData {
  return { kind: 'text', text, mentions, ...(preview && { preview: previewData(preview, fileUrl) }) }
}

/** A card shows the person as it is now, where that is known here. */
function cardData(
  body: ContactCardBody | PlaceBody | MiniProgramBody | HistoryBody,
  { conversationId, seq }: { conversationId: string; seq?: number },
  { names, faceOf, fileUrl, isDirect }: TalkContext,
): CardData {
  switch (body.kind) {
    case 'contactCard': {
      const { memberId, name, avatarFileId } = body
      const isKnown = names.nameOf(memberId) !== ''
      const sent = {
        id: memberId,
        name,
        pictureUrl: avatarFileId === null ? undefined : fileUrl(avatarFileId, 'thumbnail'),
      }
      return { ...body, face: isKnown ? faceOf(memberId) : sent, href: `/contacts/${memberId}` }
    }
    case 'miniProgram':
      return {
        ...body,
        href: programHref({ ...body, from: isDirect ? 'chat' : 'group' }),
        pictureUrl: body.picture && fileUrl(body.picture.fileId, 'thumbnail'),
      }
    case 'place':
      return { ...body, href: seq === undefined ? undefined : `/chats/${conversationId}/places/${seq}` }
    case 'history':
      return { ...body, href: seq === undefined ? undefined : `/chats/${conversationId}/history/${seq}` }
  }
}

export function outgoingBody({ messageId, conversationId, body, error }: Outgoing, context: TalkContext): BodyData {
  const { fileUrl, blobUrlOf, uploads } = context
  const urlOf = (sent: Extract<OutgoingBody, { kind: 'picture' | 'voice' }>, variant: 'original' | 'thumbnail') =>
    blobUrlOf(messageId, sent.blob) ?? (sent.fileId === null ? '' : fileUrl(sent.fileId, variant))
  const problem = error ? context.errorText(error.code) : undefined
  switch (body.kind) {
    case 'text':
      return textData(body, fileUrl)
    case 'picture':
      return {
        kind: 'picture',
        url: urlOf(body, 'thumbnail'),
        width: body.width,
        height: body.height,
        placeholder: '',
        caption: body.caption,
        share: uploads.get(messageId),
      }
    case 'file':
      return {
        kind: 'file',
        url: '',
        name: body.name,
        sizeBytes: body.sizeBytes,
        mediaType: body.mediaType,
        outgoing: true,
        share: uploads.get(messageId),
        problem,
      }
    case 'video':
      return {
        kind: 'video',
        url: '',
        posterUrl:
          blobUrlOf(posterOf(messageId), body.poster) ??
          (body.posterFileId === null ? '' : fileUrl(body.posterFileId, 'thumbnail')),
        width: body.width,
        height: body.height,
        durationMs: body.durationMs,
        sizeBytes: body.sizeBytes,
        placeholder: '',
        caption: body.caption,
        outgoing: true,
        share: uploads.get(messageId),
        problem,
      }
    case 'sticker':
      return { ...body, url: stickerUrl(body.sticker, fileUrl) }
    case 'contactCard':
    case 'place':
    case 'miniProgram':
    case 'history':
      return cardData(body, { conversationId }, context)
    case 'voice':
      return {
        kind: 'voice',
        url: urlOf(body, 'original'),
        durationMs: body.durationMs,
        waveform: body.waveform,
      }
  }
}

/** The poster of a video beside the video's own bytes. */
const posterOf = (messageId: string): string => `${messageId}:poster`
