import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import styles from './FullPage.module.css'

interface FullPageProps {
  label: string
  open: boolean
  onClose: () => void
  children: ReactNode
}

/** A page over whatever stands there: money went, came, or did not. Covers a phone; in the middle of a desktop. */
export function FullPage({ label, open, onClose, children }: FullPageProps) {
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
