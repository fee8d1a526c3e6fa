import type { MessageBody } from '@sampan/contract'

/** What of a message can be translated: what its sender wrote; '' where that is nothing. */
export function wordsOf(body: MessageBody): string {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'picture':
    case 'video':
      return body.caption
    default:
      return ''
  }
}
