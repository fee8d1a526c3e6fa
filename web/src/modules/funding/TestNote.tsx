import { FlaskConical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Funding.module.css'

/** That nothing here is real money; `provider` says whose trial it is. */
export function TestNote({ provider }: { provider: 'testBank' | 'stripe' }) {
  const { t } = useTranslation('funding')
  return (
    <div className={styles.test} role="note">
      <Icon of={FlaskConical} size={20} />
      <div>
        <p className={styles.testTitle}>{t(`testNote.${provider}.title`)}</p>
        <p>{t(`testNote.${provider}.text`)}</p>
      </div>
    </div>
  )
}
