import { X } from 'lucide-react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Barcode } from '../../ui/Barcode.tsx'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import styles from './LargeCode.module.css'
import { groupedDigits } from './shownCode.ts'

interface LargeCodeProps {
  /** Undefined: closed. */
  shape: 'qr' | 'bars' | undefined
  digits: string
  secondsLeft: number
  onClose: () => void
}

/** One code on the whole screen, white all around; the bars lie along the longer side. */
export function LargeCode({ shape, digits, secondsLeft, onClose }: LargeCodeProps) {
  const { t } = useTranslation(['payments', 'common'])
  const formats = useFormats()
  return (
    <ModalOverlay
      isOpen={shape !== undefined}
      onOpenChange={(stays) => !stays && onClose()}
      isDismissable
      className={styles.page ?? ''}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('payCode.title')}>
          <span className={styles.close}>
            <IconButton label={t('common:close')} icon={X} onPress={onClose} />
          </span>
          <div className={classes(styles.turned, shape === 'bars' && styles.isBars)}>
            {shape === 'bars' ? (
              <div className={styles.bars}>
                <Barcode digits={digits} label={t('payCode.bars')} />
              </div>
            ) : (
              <div className={styles.qr}>
                <QrCode text={digits} label={t('payCode.qr')} />
              </div>
            )}
            <bdi dir="ltr" className={styles.digits}>
              {groupedDigits(digits, true)}
            </bdi>
            <p className={styles.text}>{t('payCode.newIn', { seconds: formats.number(secondsLeft) })}</p>
            <p className={styles.text}>{t('payCode.bright')}</p>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
