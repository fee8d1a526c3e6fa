import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import styles from './Sheet.module.css'

interface SheetProps {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  /** At the foot, above the keyboard: the buttons. */
  foot?: ReactNode
  /** A question that must be answered: a press outside does not close it. */
  alert?: boolean
  /** Content that brings its own edges, such as a list. */
  flush?: boolean
}

/** Rises from the bottom of a phone, stands in the middle of a desktop. Escape and a press outside close it. */
export function Sheet({ title, open, onClose, children, foot, alert = false, flush = false }: SheetProps) {
  const { t } = useTranslation('common')
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(stays) => !stays && onClose()}
      isDismissable={!alert}
      className={styles.scrim ?? ''}
    >
      <Modal className={styles.sheet ?? ''}>
        <Dialog className={styles.dialog ?? ''} role={alert ? 'alertdialog' : 'dialog'}>
          <header className={styles.bar}>
            <IconButton label={t('close')} icon={X} onPress={onClose} />
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
          </header>
          <div className={classes(styles.body, flush && styles.flush)}>{children}</div>
          {foot && <footer className={styles.foot}>{foot}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
