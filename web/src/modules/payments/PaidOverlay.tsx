import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import styles from './PaidOverlay.module.css'

interface PaidOverlayProps {
  label: string
  open: boolean
  onClose: () => void
  children: ReactNode
}

/** A whole page over whatever stands there: money went or came while somebody looked. In the middle of a desktop. */
export function PaidOverlay({ label, open, onClose, children }: PaidOverlayProps) {
  return (
    <ModalOverlay isOpen={open} onOpenChange={(stays) => !stays && onClose()} className={styles.scrim ?? ''}>
      <Modal className={styles.page ?? ''}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
