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
    case 'miniProgram':
      return t('program.title')
    case 'contactCard':
      return t('card.title')
    case 'history':
      return t('history.title')
    default:
      return ''
  }
}
