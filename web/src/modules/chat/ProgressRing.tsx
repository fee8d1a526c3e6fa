import { X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ProgressBar } from 'react-aria-components/ProgressBar'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ProgressRing.module.css'

const RADIUS = 19
const LENGTH = 2 * Math.PI * RADIUS

interface ProgressRingProps {
  /** 0 to 1; undefined while it waits. */
  share: number | undefined
  /** It will not go on by itself. */
  stopped?: boolean
  onCancel?: (() => void) | undefined
}

/** How far an upload is, around the button that cancels it. */
export function ProgressRing({ share, stopped = false, onCancel }: ProgressRingProps) {
  const { t } = useTranslation('files')
  return (
    <span className={styles.ring}>
      {!stopped && (
        <ProgressBar
          aria-label={t(share === undefined ? 'bubble.waiting' : 'bubble.uploading')}
          value={(share ?? 0) * 100}
          isIndeterminate={share === undefined}
          className={styles.progress ?? ''}
        >
          <svg viewBox="0 0 44 44" aria-hidden="true" className={share === undefined ? styles.waits : undefined}>
            <circle cx="22" cy="22" r={RADIUS} className={styles.track} />
            <circle
              cx="22"
              cy="22"
              r={RADIUS}
              className={styles.done}
              strokeDasharray={`${Math.max(0.03, share ?? 0.25) * LENGTH} ${LENGTH}`}
            />
          </svg>
        </ProgressBar>
      )}
      {onCancel && (
        <Button className={styles.cancel ?? ''} aria-label={t('bubble.cancel')} onPress={onCancel}>
          <Icon of={X} size={20} />
        </Button>
      )}
    </span>
  )
}
