import { SendHorizontal } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'

const captionLengthMax = 1_000

interface SendSheetProps {
  /** How many files are to go; none closes the sheet. */
  count: number
  title: string
  /** In place of "Send", while they are not ready. */
  waiting?: string | undefined
  /** Whether words can go with it. */
  mayCaption: boolean
  onClose: () => void
  onSend: (caption: string) => void
  children: ReactNode
}

/** A look at what was chosen before it is sent, with words where it is one. */
export function SendSheet({ count, title, waiting, mayCaption, onClose, onSend, children }: SendSheetProps) {
  const { t } = useTranslation('chat')
  const [caption, setCaption] = useState('')
  // On a phone the keyboard would cover what one looks at; elsewhere one goes on typing, and Enter sends.
  const hasKeys = useMediaQuery('(pointer: fine)')
  const close = () => {
    setCaption('')
    onClose()
  }
  const send = () => {
    onSend(mayCaption ? caption.trim() : '')
    close()
  }
  return (
    <Sheet
      open={count > 0}
      onClose={close}
      title={title}
      foot={
        <Button
          wide
          arrow={SendHorizontal}
          busy={waiting !== undefined}
          autoFocus={hasKeys && !mayCaption}
          onPress={send}
        >
          {waiting ?? t('composer.send')}
        </Button>
      }
    >
      {children}
      {mayCaption && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (waiting === undefined) send()
          }}
        >
          <TextField
            label={t('composer.caption')}
            value={caption}
            onChange={setCaption}
            lengthMax={captionLengthMax}
            autoFocus={hasKeys}
          />
        </form>
      )}
    </Sheet>
  )
}
