import { UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

export const ContactsPage = () => <Skeleton shape="rows" />

export function ChooseContact() {
  const { t } = useTranslation('contacts')
  return <EmptyState icon={UsersRound} title={t('pick.title')} text={t('pick.text')} />
}

export const AddContactPage = () => <Skeleton shape="card" count={1} />
export const ScanPage = AddContactPage
export const RequestsPage = ContactsPage
export const ContactPage = AddContactPage
export const LinkPage = AddContactPage
