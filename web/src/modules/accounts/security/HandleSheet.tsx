import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SheetForm } from '../../../app/forms/SheetForm.tsx'
import { useSync } from '../../../app/sync/index.ts'
import { useFormats } from '../../../locales/useFormats.ts'
import { Sheet } from '../../../ui/Sheet.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { showToast } from '../../../ui/toast.ts'
import { asHandle, isHandle } from '../../contacts/codes.ts'
import { handleRestsUntil } from '../rules.ts'
import styles from './security.module.css'

interface HandleSheetProps {
  open: boolean
  handle: string
  changedAt: string | null
  onClose: () => void
}

export function HandleSheet({ open, handle, changedAt, onClose }: HandleSheetProps) {
  const { t } = useTranslation('security')
  const formats = useFormats()
  const restsUntil = handleRestsUntil(changedAt, new Date())
  return (
    <Sheet open={open} onClose={onClose} title={t('handle.title')}>
      {restsUntil ? (
        <div className={styles.sheet}>
          <p className={styles.text}>{t('handle.text')}</p>
          <p className={styles.text}>{t('handle.until', { when: formats.date(restsUntil) })}</p>
        </div>
      ) : (
        <HandleForm handle={handle} onDone={onClose} />
      )}
    </Sheet>
  )
}

function HandleForm({ handle, onDone }: { handle: string; onDone: () => void }) {
  const { t } = useTranslation(['security', 'signIn'])
  const { api } = useSync()
  const [next, setNext] = useState('')
  return (
    <SheetForm
      text={t('handle.text')}
      action={t('handle.change')}
      disabled={next === '' || next === handle}
      check={() => (isHandle(next) ? undefined : t('signIn:handleWrong'))}
      send={() => api.call('accounts.changeHandle', { handle: next })}
      onDone={(self) => {
        showToast({ text: t('handle.changed', { handle: self.member.handle }) })
        onDone()
      }}
    >
      {(error) => (
        <TextField
          label={t('handle.label')}
          placeholder={handle}
          hint={t('signIn:handleHint')}
          latin
          prefix="@"
          lengthMax={30}
          value={next}
          onChange={(text) => setNext(asHandle(text))}
          error={error}
        />
      )}
    </SheetForm>
  )
}
