import type { Relation } from '@sampan/contract'
import { recogniseCode } from '@sampan/contract/codes/index.ts'
import { ApiError } from '@sampan/sdk'
import { BookUser, QrCode, ScanLine } from 'lucide-react'
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
import { createNumberReader, looksLikeNumber } from './phoneNumbers.ts'

/** `/contacts/new`: by user name or telephone number; or by a code, scanned or shown; or from an address book. */
export function AddContactPage() {
  const { t } = useTranslation(['contacts', 'people'])
  const desktop = useDesktop()
  const [found, setFound] = useState<Relation>()
  const self = useLive((queries) => queries.self())
  return (
    <>
      <AppBar title={t('add')} back={desktop ? undefined : '/contacts'} />
      <ScreenBody>
        <FindForm region={self?.member.region ?? null} onFound={setFound} />
        {found ? (
          <AskedPerson asked={{ state: 'answered', answer: found }} nobody="" nobodyText="" />
        ) : (
          <>
            <Rows>
              <Row icon={ScanLine} title={t('scan')} href="/contacts/scan" />
              <Row icon={BookUser} title={t('people:book.read')} href="/contacts/book" />
              <Row icon={QrCode} title={t('myCode')} href="/me/code" />
            </Rows>
            {self && <p className={styles.own}>{t('myHandle', { handle: `@${self.member.handle}` })}</p>}
          </>
        )}
      </ScreenBody>
    </>
  )
}

interface FindFormProps {
  /** Where numbers without a country code are from. */
  region: string | null
  onFound: (relation: Relation | undefined) => void
}

/** Written the same in every language, and nobody's. */
const exampleNumber = '+49 30 123456'

function FindForm({ region, onFound }: FindFormProps) {
  const { t } = useTranslation(['contacts', 'people'])
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
    const isNumber = looksLikeNumber(typed)
    const handle = asHandle(typed)
    if (!isNumber && !isHandle(handle)) return setError(t('people:find.wrong'))
    setBusy(true)
    try {
      const number = isNumber ? (await createNumberReader(region)).read(typed) : null
      if (isNumber && number === null) return setError(t('people:phone.wrong'))
      onFound(await (number === null ? actions.findByHandle(handle) : actions.findByPhone(number)))
    } catch (reason) {
      const nobody = reason instanceof ApiError && reason.code === 'member.notFound'
      setError(nobody ? t(isNumber ? 'people:find.none' : 'find.none') : errorText(reason))
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
        label={t('people:find.label')}
        hint={t('people:find.hint', { example: exampleNumber })}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          setError(undefined)
          onFound(undefined)
        }}
        error={error}
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
