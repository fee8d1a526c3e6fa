import type { Relation } from '@sampan/contract'
import { recogniseCode } from '@sampan/contract/codes/index.ts'
import { ApiError } from '@sampan/sdk'
import { QrCode, ScanLine } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { errorText, useLive, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Row, Rows } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import styles from './AddContactPage.module.css'
import { AskedPerson } from './ContactPage.tsx'
import { asHandle, isHandle } from './codes.ts'

/** `/contacts/new`: by user name; or by a code, scanned or shown. */
export function AddContactPage() {
  const { t } = useTranslation('contacts')
  const desktop = useDesktop()
  const [found, setFound] = useState<Relation>()
  const self = useLive((queries) => queries.self())
  return (
    <>
      <AppBar title={t('add')} back={desktop ? undefined : '/contacts'} />
      <ScreenBody>
        <FindForm onFound={setFound} />
        {found ? (
          <AskedPerson asked={{ state: 'answered', answer: found }} nobody="" nobodyText="" />
        ) : (
          <>
            <Rows>
              <Row icon={ScanLine} title={t('scan')} href="/contacts/scan" />
              <Row icon={QrCode} title={t('myCode')} href="/me/code" />
            </Rows>
            {self && <p className={styles.own}>{t('myHandle', { handle: `@${self.member.handle}` })}</p>}
          </>
        )}
      </ScreenBody>
    </>
  )
}

function FindForm({ onFound }: { onFound: (relation: Relation | undefined) => void }) {
  const { t } = useTranslation('contacts')
  const { actions } = useSync()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)
  const find = async () => {
    // Whoever pastes a link means it.
    const pasted = recogniseCode(typed, { origin: location.origin })
    if (pasted.kind === 'person') return navigate(`/add/${pasted.code}`)
    if (pasted.kind === 'group') return navigate(`/g/${pasted.token}`)
    const handle = asHandle(typed)
    if (!isHandle(handle)) return setError(t('find.wrong'))
    setBusy(true)
    try {
      onFound(await actions.findByHandle(handle))
    } catch (reason) {
      const nobody = reason instanceof ApiError && reason.code === 'member.notFound'
      setError(nobody ? t('find.none') : errorText(reason))
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void find()
  }
  return (
    <form className={styles.find} onSubmit={submit} noValidate>
      <TextField
        label={t('find.label')}
        hint={t('find.hint')}
        value={typed}
        onChange={(value) => {
          // The sign stands before the field already.
          setTyped(value.replace(/^@+/, ''))
          setError(undefined)
          onFound(undefined)
        }}
        error={error}
        prefix="@"
        latin
        autoComplete="off"
        inputMode="search"
        autoFocus
      />
      <Button type="submit" wide busy={busy} disabled={typed.trim() === ''}>
        {t('find.action')}
      </Button>
    </form>
  )
}
