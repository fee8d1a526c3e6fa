import type { MoneyMessageBody } from '@sampan/contract'
import type { TFunction } from 'i18next'

/** As much of a body as one line needs, of messages that were sent and of those that are on their way. */
export type LineBody =
  | { kind: 'text'; text: string }
  | { kind: 'picture' | 'video'; caption: string }
  | { kind: 'voice' | 'sticker' | 'history' }
  | { kind: 'file' | 'contactCard' | 'place'; name: string }
  | { kind: 'miniProgram'; name: string; title: string }
  | { kind: 'poll'; question: string }
  | MoneyMessageBody

/** What a message is in one line: in the list of chats, and where it is quoted. */
export function bodyLine(body: LineBody, t: TFunction<['chat', 'common', 'files', 'messages']>): string {
  switch (body.kind) {
    case 'text':
      return body.text
    case 'picture':
      return body.caption || t('preview.picture')
    case 'voice':
      return t('preview.voice')
    case 'file':
      return body.name
    case 'video':
      return body.caption || t('files:kind.video')
    case 'sticker':
      return t('preview.sticker')
    case 'contactCard':
      return tagged(t('messages:card.line'), body.name)
    case 'place':
      return tagged(t('messages:place.line'), body.name)
    case 'miniProgram':
      return tagged(t('messages:program.line'), body.title || body.name)
    case 'history':
      return t('messages:history.line')
    case 'poll':
      return tagged(t('preview.poll'), body.question)
    // Money without the amount: others may look over one's shoulder.
    case 'transfer':
      return tagged(t('preview.transfer'), body.note)
    case 'redPacket':
      return tagged(t('preview.redPacket'), body.greeting)
    case 'bill':
      return tagged(body.way === 'ask' ? t('preview.ask') : t('preview.bill'), body.note)
    case 'billReminder':
      return t('preview.billReminder')
  }
}

const tagged = (tag: string, words: string): string => (words === '' ? tag : `${tag} ${words}`)
