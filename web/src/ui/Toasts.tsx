import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import styles from './Toasts.module.css'
import { dismissToast, type Toast, toastStore } from './toast.ts'

const shownMs = 5000

/** The live region where toasts appear; stands once in the app. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read)
  // Outside of the app and marked for React Aria, so that an open sheet neither covers nor silences it.
  return createPortal(
    <div className={styles.region} role="status" aria-live="polite" data-react-aria-top-layer="true">
      {toasts.map((toast) => (
        <Line key={toast.id} toast={toast} />
      ))}
    </div>,
    document.body,
  )
}

function Line({ toast }: { toast: Toast }) {
  const { t } = useTranslation('common')
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (toast.stays || held) return
    const timer = setTimeout(() => dismissToast(toast.id), shownMs)
    return () => clearTimeout(timer)
  }, [toast, held])
  return (
    <div className={classes(styles.toast, toast.look === 'danger' && styles.danger)} {...holding(setHeld)}>
      <span className={styles.text}>{toast.text}</span>
      {toast.action && (
        <AriaButton
          className={styles.action ?? ''}
          onPress={() => {
            dismissToast(toast.id)
            toast.action?.onPress()
          }}
        >
          {toast.action.text}
        </AriaButton>
      )}
      {(toast.stays || toast.action) && (
        <IconButton label={t('close')} icon={X} size={20} onPress={() => dismissToast(toast.id)} />
      )}
    </div>
  )
}

/** A toast that someone points at or has the focus in does not leave. */
const holding = (hold: (held: boolean) => void) => ({
  onPointerEnter: () => hold(true),
  onPointerLeave: () => hold(false),
  onFocus: () => hold(true),
  onBlur: () => hold(false),
})
