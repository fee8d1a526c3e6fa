/** The decisions about favourites, pure. */
import type { ErrorCode, MessageBody } from '@sampan/contract'

type Refusal = Extract<ErrorCode, 'chat.messageNotFound' | 'favourites.notKeepable' | 'favourites.tooMany'>

const keepable: ReadonlySet<MessageBody['kind']> = new Set<MessageBody['kind']>([
  'text',
  'picture',
  'voice',
  'file',
  'video',
  'sticker',
  'place',
  'contactCard',
  'poll',
  'history',
])
const gone: ReadonlySet<MessageBody['kind']> = new Set<MessageBody['kind']>(['recalled', 'hidden', 'expired'])

export function decideKeep(
  message: { body: MessageBody; expires: boolean; senderId: string | null },
  count: number,
  countMax: number,
): 'allowed' | Refusal {
  if (gone.has(message.body.kind)) return 'chat.messageNotFound'
  if (message.expires || message.senderId === null || !keepable.has(message.body.kind)) return 'favourites.notKeepable'
  return count >= countMax ? 'favourites.tooMany' : 'allowed'
}

/** The files that a body shows. */
export function filesOf(body: MessageBody): string[] {
  switch (body.kind) {
    case 'text':
      return body.preview?.picture ? [body.preview.picture.fileId] : []
    case 'picture':
    case 'voice':
    case 'file':
      return [body.fileId]
    case 'video':
      return [body.fileId, body.posterFileId]
    case 'miniProgram':
      return body.picture ? [body.picture.fileId] : []
    case 'sticker':
      return body.sticker.from === 'own' ? [body.sticker.fileId] : []
    default:
      return []
  }
}
