import { LayoutGrid } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './ProgramPlace.module.css'

/** Below an open program: its stage lies over it, on a phone over all of it. */
export function ProgramPlace() {
  const { t } = useTranslation('miniPrograms')
  return (
    <div className={styles.place}>
      <EmptyState icon={LayoutGrid} title={t('title')} text={t('beside')} />
    </div>
  )
}
