import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'

interface AskSheetProps {
  open: boolean
  title: string
  text: string
  /** What the button says: the act itself. */
  action: string
  /** Once for each time that it is open. */
  onAnswer: (yes: boolean) => void
}

/** What a program wants of the member, answered by yes or no. */
export function AskSheet({ open, title, text, action, onAnswer }: AskSheetProps) {
  const { t } = useTranslation('common')
  return (
    <Sheet
      alert
      open={open}
      title={title}
      onClose={() => onAnswer(false)}
      foot={
        <>
          <Button wide onPress={() => onAnswer(true)}>
            {action}
          </Button>
          <Button look="line" wide onPress={() => onAnswer(false)}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Sheet>
  )
}
