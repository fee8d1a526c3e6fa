/** What is quoted, and where it is found: pure. */
import type { Message } from '@sampan/contract'
import type { Timeline } from '../../sync/index.ts'
import { stickerUrl } from '../stickers/sets.ts'
import type { LineBody } from './bodyLine.ts'
import type { QuoteData } from './message.ts'
import type { TalkContext } from './talkItems.ts'

type QuoteContext = Pick<TalkContext, 'names' | 'faceOf' | 'fileUrl' | 'lineOf'>

/** Undefined while it is being fetched, null where it is gone. */
export function quoteOf(quoted: Message | null | undefined, context: QuoteContext): QuoteData {
  const { names, faceOf, fileUrl } = context
  if (!quoted?.senderId) return { name: '', text: undefined, own: false }
  const own = quoted.senderId === names.selfId
  const { name } = faceOf(quoted.senderId)
  const { body } = quoted
  const line = (told: LineBody) => ({ name, own, text: context.lineOf(told) })
  switch (body.kind) {
    case 'recalled':
    case 'expired':
    case 'hidden':
    case 'note':
      return { name, own, text: undefined }
    case 'picture':
      return { ...line(body), pictureUrl: fileUrl(body.fileId, 'thumbnail') }
    case 'video':
      return { ...line(body), pictureUrl: fileUrl(body.posterFileId, 'thumbnail') }
    case 'sticker':
      return { ...line(body), pictureUrl: stickerUrl(body.sticker, fileUrl) }
    default:
      return line(body)
  }
}

/** Numbers of quoted messages that the timeline does not hold itself. */
export function quotedElsewhere({ entries }: Timeline): number[] {
  const held = new Set(entries.flatMap((entry) => (entry.kind === 'message' ? [entry.message.seq] : [])))
  const quoted = entries.map((entry) => (entry.kind === 'message' ? entry.message : entry.outgoing).replyToSeq)
  return [...new Set(quoted.filter((seq) => seq !== null && !held.has(seq)))].filter((seq) => seq !== null)
}

export const heldMessages = ({ entries }: Timeline): Map<number, Message> =>
  new Map(entries.flatMap((entry) => (entry.kind === 'message' ? [[entry.message.seq, entry.message] as const] : [])))
