import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar'
import styles from './ProgressBar.module.css'

/** `share` runs from 0 to 1; without it the bar only says that something goes on. */
export function ProgressBar({ label, share }: { label: string; share?: number | undefined }) {
  return (
    <AriaProgressBar
      aria-label={label}
      value={(share ?? 0) * 100}
      isIndeterminate={share === undefined}
      className={styles.bar ?? ''}
    >
      {({ percentage }) => (
        <div className={styles.done} style={percentage === undefined ? {} : { inlineSize: `${percentage}%` }} />
      )}
    </AriaProgressBar>
  )
}
