import type { ReactElement, ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import styles from './Popup.module.css'

interface PopupProps {
  label: string
  /** What opens it: a button. */
  trigger: ReactElement
  children: (close: () => void) => ReactNode
}

/** Something small that floats by its button: an emoji picker, a bar of reactions. */
export function Popup({ label, trigger, children }: PopupProps) {
  return (
    <DialogTrigger>
      {trigger}
      <Popover className={styles.popup ?? ''} placement="top end" offset={8}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {({ close }) => children(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
