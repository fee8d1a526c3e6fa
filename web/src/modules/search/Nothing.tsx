import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'

export function Nothing({ typed }: { typed: string }) {
  const { t } = useTranslation('search')
  const title = typed === '' ? t('nothingNarrowed') : t('nothing.title', { query: typed })
  return <EmptyState icon={SearchX} title={title} text={t('nothing.text')} />
}
