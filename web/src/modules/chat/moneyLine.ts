import type { MoneyMessageBody } from '@sampan/contract'
import type { TFunction } from 'i18next'

/** Money in one line, for the list and for quotes. Without the amount: others may look over one's shoulder. */
export function moneyLine(body: MoneyMessageBody, t: TFunction<['chat', 'common']>): string {
  const tagged = (tag: string, words: string) => (words === '' ? tag : `${tag} ${words}`)
  switch (body.kind) {
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
