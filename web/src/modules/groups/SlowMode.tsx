import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import styles from './Lead.module.css'
import { pauseText } from './pauseText.ts'

/** Above the field where one writes: that this group goes slowly. */
export function SlowLine({ pauseSeconds }: { pauseSeconds: number }) {
  const { t } = useTranslation('groups')
  return <p className={styles.slow}>{t('slowLine', { duration: pauseText(pauseSeconds) })}</p>
}

/** In the place of the button that sends: when it comes back. */
export function SlowWait({ seconds }: { seconds: number }) {
  const { t } = useTranslation('groups')
  const time = useFormats().duration(seconds * 1000)
  return (
    <span className={styles.wait} role="timer" aria-label={t('slowWait', { time })}>
      {time}
    </span>
  )
}
