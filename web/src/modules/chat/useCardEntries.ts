import { ContactRound, MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MenuEntry } from '../../ui/Menu.tsx'

/** Somebody’s card or a place, for the menu beside the field. */
export function useCardEntries(onOpen: (sheet: 'card' | 'place') => void): MenuEntry[] {
  const { t } = useTranslation('messages')
  return [
    { id: 'contactCard', text: t('card.title'), icon: ContactRound, onPress: () => onOpen('card') },
    { id: 'place', text: t('place.title'), icon: MapPin, onPress: () => onOpen('place') },
  ]
}
