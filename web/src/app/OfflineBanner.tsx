import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/Icon.tsx'
import styles from './OfflineBanner.module.css'
import { useOnline } from './useOnline.ts'

export function OfflineBanner() {
  const { t } = useTranslation('common')
  const online = useOnline()
  return (
    <div role="status">
      {!online && (
        <p className={styles.banner}>
          <Icon of={CloudOff} size={16} />
          <span>{t('offline')}</span>
        </p>
      )}
    </div>
  )
}
