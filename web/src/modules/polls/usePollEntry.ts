import { ChartBarBig } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MenuEntry } from '../../ui/Menu.tsx'

/** For the menu beside the field. */
export function usePollEntry(conversationId: string): MenuEntry {
  const { t } = useTranslation('polls')
  return { id: 'poll', text: t('poll'), icon: ChartBarBig, href: `/chats/${conversationId}/poll` }
}
