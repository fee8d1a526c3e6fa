import { LayoutGrid } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** Below an open program: its stage lies over it, on a phone over all of it. */
export function ProgramPlace() {
  const { t } = useTranslation('miniPrograms')
  return <EmptyState icon={LayoutGrid} title={t('title')} text={t('beside')} />
}
