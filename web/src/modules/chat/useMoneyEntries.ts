import type { Conversation } from '@sampan/contract'
import { Gift, HandCoins, ReceiptText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MenuEntry } from '../../ui/Menu.tsx'

/** What can be done with money in a conversation, for the menu beside the field. */
export function useMoneyEntries({ id, kind, memberCount }: Conversation): MenuEntry[] {
  const { t } = useTranslation('transfers')
  // With oneself there is nobody to pay.
  if (kind === 'direct' && memberCount === 1) return []
  const here = `/chats/${id}`
  const isDirect = kind === 'direct'
  return [
    ...(isDirect ? [{ id: 'transfer', text: t('more.transfer'), icon: HandCoins, href: `${here}/transfer` }] : []),
    { id: 'redPacket', text: t('more.redPacket'), icon: Gift, href: `${here}/red-packet` },
    { id: 'bill', text: t(isDirect ? 'more.ask' : 'more.split'), icon: ReceiptText, href: `${here}/bill` },
  ]
}
