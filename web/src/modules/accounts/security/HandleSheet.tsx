import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct, useSync } from '../../../app/sync/index.ts'
import { useFormats } from '../../../locales/useFormats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { showToast } from '../../../ui/toast.ts'
import { handlePattern, handleRestsUntil } from '../rules.ts'
import styles from './security.module.css'

interface HandleSheetProps {
  open: boolean
  handle: string
  changedAt: string | null
  onClose: () => void
}

export function HandleSheet({ open, handle, changedAt, onClose }: HandleSheetProps) {
  const { t } = useTranslation(['security', 'signIn', 'common'])
  const formats = useFormats()
  const { api } = useSync()
  const { act, pending } = useAct()
  const [next, setNext] = useState('')
  const [error, setError] = useState<string>()
  const restsUntil = handleRestsUntil(changedAt, new Date())
  const close = () => {
    setNext('')
    setError(undefined)
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!handlePattern.test(next)) return setError(t('signIn:handleWrong'))
    void act(
      () => api.call('accounts.changeHandle', { handle: next }),
      (self) => {
        showToast({ text: t('handle.changed', { handle: self.member.handle }) })
        close()
      },
      setError,
    )
  }
  return (
    <Sheet open={open} onClose={close} title={t('handle.title')}>
      <form className={styles.sheet} onSubmit={submit} noValidate>
        <p className={styles.text}>{t('handle.text')}</p>
        {restsUntil ? (
          <p className={styles.text}>{t('handle.until', { when: formats.date(restsUntil) })}</p>
        ) : (
          <>
            <TextField
              label={t('handle.label')}
              placeholder={handle}
              hint={t('signIn:handleHint')}
              latin
              prefix="@"
              lengthMax={30}
              value={next}
              onChange={(text) => {
                setNext(text.trim().toLowerCase().replace(/^@/, ''))
                setError(undefined)
              }}
              error={error}
            />
            <Button type="submit" wide busy={pending} disabled={next === '' || next === handle}>
              {t('handle.change')}
            </Button>
          </>
        )}
      </form>
    </Sheet>
  )
}
