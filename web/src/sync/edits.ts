/** Other words for what one has said. */
import { type EditedWords, keptPreview, type Message, type MessageBody } from '@sampan/contract'

/** The body with these words; as it was where they do not fit it. */
export function reword(body: MessageBody, words: EditedWords): MessageBody {
  if (body.kind === 'text') {
    if (words.kind !== 'text') return body
    const { text, mentions = [], preview } = words
    // One of another page comes with what the server says of the edit.
    const stays = preview === undefined || preview?.url === body.preview?.url
    return { kind: 'text', text, mentions, ...(stays && keptPreview(body.preview, text)) }
  }
  return 'caption' in body && words.kind === 'caption' ? { ...body, caption: words.caption } : body
}

/** A message as it will be when the server knows of the edit. */
export function showEdited(message: Message, words: EditedWords, editedAt: string): Message {
  const body = reword(message.body, words)
  return body === message.body ? message : { ...message, body, editedAt: message.editedAt ?? editedAt }
}

/** The words of a body that its sender may change, or undefined where there are none. */
export function wordsOf(body: MessageBody): EditedWords | undefined {
  if (body.kind === 'text') return { kind: 'text', text: body.text, mentions: body.mentions }
  return 'caption' in body ? { kind: 'caption', caption: body.caption } : undefined
}

/** Whether a body says just these words. */
export const saysSo = (body: MessageBody, words: EditedWords): boolean =>
  body.kind === 'text'
    ? words.kind === 'text' && body.text === words.text
    : 'caption' in body && words.kind === 'caption' && body.caption === words.caption
