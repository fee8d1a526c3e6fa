import { UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'

export { AddContactPage } from './AddContactPage.tsx'
export { BlockedPage } from './BlockedPage.tsx'
export { ContactPage } from './ContactPage.tsx'
export { ContactsPage } from './ContactsPage.tsx'
export { LinkPage } from './LinkPage.tsx'
export { RequestsPage } from './RequestsPage.tsx'

export function ChooseContact() {
  const { t } = useTranslation('contacts')
  return <EmptyState icon={UsersRound} title={t('pick.title')} text={t('pick.text')} />
}
