import type { HistoryLine } from '@sampan/contract'
import type { TFunction } from 'i18next'

type Words = TFunction<['messages', 'chat', 'files']>

/** What stands for a message where there is room for a line. */
export function lineText({ kind, text }: Pick<HistoryLine, 'kind' | 'text'>, t: Words): string {
  if (text !== '') return text
  switch (kind) {
    case 'picture':
      return t('chat:preview.picture')
    case 'voice':
      return t('chat:preview.voice')
    case 'video':
      return t('files:kind.video')
    case 'place':
      return t('place.title')
    case 'contactCard':
      return t('card.title')
    case 'history':
      return t('history.title')
    default:
      return ''
  }
}

/** A card, a place or a history in the list of chats and in quotes. */
export function cardLine(
  body: { kind: 'contactCard' | 'place' | 'history'; name?: string },
  t: TFunction<['chat', 'common', 'files', 'messages']>,
): string {
  if (body.kind === 'history') return t('messages:history.line')
  const name = body.name ?? ''
  const what = body.kind === 'place' ? t('messages:place.line') : t('messages:card.line')
  return name === '' ? what : `${what} ${name}`
}
