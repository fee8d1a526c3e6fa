import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { Sheet } from './Sheet.tsx'

interface ConfirmSheetProps {
  open: boolean
  title: string
  text: string
  /** What the button says: the act itself, not "OK". */
  action: string
  destroys?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that cannot be undone. */
export function ConfirmSheet({ open, title, text, action, destroys = false, onConfirm, onClose }: ConfirmSheetProps) {
  const { t } = useTranslation('common')
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={title}
      alert
      foot={
        <>
          <Button
            look={destroys ? 'danger' : 'main'}
            wide
            onPress={() => {
              onClose()
              onConfirm()
            }}
          >
            {action}
          </Button>
          <Button look="line" wide onPress={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Sheet>
  )
}
