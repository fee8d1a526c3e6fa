import type { OwnPhone } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { CloudOff, MessageSquareOff, Pencil, Smartphone, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText, useAct, useAsk, useLive, useSync } from '../../../app/sync/index.ts'
import { useFormats } from '../../../locales/useFormats.ts'
import { AppBar } from '../../../ui/AppBar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ConfirmSheet } from '../../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import looks from '../../../ui/looks.module.css'
import { Card, Row, Rows } from '../../../ui/Row.tsx'
import { ScreenBody } from '../../../ui/ScreenBody.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { Toggle } from '../../../ui/Toggle.tsx'
import { showToast } from '../../../ui/toast.ts'
import { createNumberReader } from '../../contacts/phoneNumbers.ts'
import styles from './phone.module.css'

/** `/me/settings/phone`: one's telephone number, proven by a code. */
export function PhonePage() {
  const { t } = useTranslation(['people', 'common'])
  const { actions } = useSync()
  const asked = useAsk(() => actions.loadPhone(), 'phone')
  const phone = useLive((queries) => queries.ownPhone())
  const [changing, setChanging] = useState(false)
  const isChanging = changing || phone?.number === null
  return (
    <>
      <AppBar title={t('phone.title')} back="/me/settings" />
      <ScreenBody>
        {asked.state === 'failed' ? (
          <EmptyState icon={CloudOff} title={errorText(asked.error)}>
            <Button onPress={asked.again}>{t('common:retry')}</Button>
          </EmptyState>
        ) : asked.state === 'asking' || !phone ? (
          <Skeleton shape="rows" count={2} />
        ) : (
          <>
            <Lost phone={phone} />
            {phone.number !== null && (
              <Proven phone={phone} number={phone.number} offered={asked.answer} onChange={() => setChanging(true)} />
            )}
            {isChanging && asked.answer && <Proving onDone={() => setChanging(false)} />}
            {!asked.answer && phone.number === null && (
              <EmptyState icon={MessageSquareOff} title={t('phone.none')} text={t('phone.notOffered')} />
            )}
          </>
        )}
      </ScreenBody>
    </>
  )
}

function Lost({ phone: { lostAt } }: { phone: OwnPhone }) {
  const { t } = useTranslation('people')
  const formats = useFormats()
  if (lostAt === null) return null
  return (
    <p role="status" className={styles.lost}>
      {t('phone.lost', { date: formats.date(new Date(lostAt)) })}
    </p>
  )
}

interface ProvenProps {
  phone: OwnPhone
  number: string
  offered: boolean
  onChange: () => void
}

function Proven({ phone: { findable, provenAt }, number, offered, onChange }: ProvenProps) {
  const { t } = useTranslation('people')
  const formats = useFormats()
  const { actions } = useSync()
  const { act, pending } = useAct()
  const [removing, setRemoving] = useState(false)
  const shown = useShown(number)
  return (
    <>
      <Rows>
        <Row
          icon={Smartphone}
          title={<bdi dir="ltr">{shown}</bdi>}
          {...(provenAt !== null && { detail: t('phone.proven', { date: formats.date(new Date(provenAt)) }) })}
        />
      </Rows>
      <Card>
        <div className={styles.line}>
          <Toggle on={findable} disabled={pending} onChange={(on) => void act(() => actions.setPhoneFindable(on))}>
            <span className={styles.words}>
              {t('phone.findable')}
              <span className={styles.text}>{t('phone.findableText')}</span>
            </span>
          </Toggle>
        </div>
      </Card>
      <Rows>
        {offered && <Row icon={Pencil} title={t('phone.change')} onPress={onChange} />}
        <Row icon={Trash2} look="danger" title={t('phone.remove')} onPress={() => setRemoving(true)} />
      </Rows>
      <ConfirmSheet
        open={removing}
        title={t('phone.removeAsk')}
        text={t('phone.removeText')}
        action={t('phone.remove')}
        destroys
        onConfirm={() => void act(() => actions.removePhone())}
        onClose={() => setRemoving(false)}
      />
    </>
  )
}

/** As it is written from abroad, once that is known. */
function useShown(number: string): string {
  const asked = useAsk(async (key) => (await createNumberReader(null)).shown(key), number)
  return asked.state === 'answered' ? asked.answer : number
}

/** Written the same in every language. */
const exampleNumber = '+49 30 123456'

function Proving({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('people')
  const { actions } = useSync()
  const self = useLive((queries) => queries.self())
  const { act, pending } = useAct()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [sentTo, setSentTo] = useState<string>()
  const send = () =>
    void act(
      async () => {
        const number = (await createNumberReader(self?.member.region ?? null)).read(typed)
        if (number !== null) await actions.beginPhone(number)
        return number
      },
      (number) => (number === null ? setError(t('phone.wrong')) : setSentTo(number)),
      setError,
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  if (sentTo !== undefined) return <CodeForm number={sentTo} onAgain={() => setSentTo(undefined)} onDone={onDone} />
  return (
    <form className={looks.panel} onSubmit={submit} noValidate>
      <p className={styles.text}>{t('phone.text')}</p>
      <TextField
        label={t('phone.number')}
        hint={t('phone.numberHint', { example: exampleNumber })}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          setError(undefined)
        }}
        error={error}
        latin
        autoComplete="tel"
        lengthMax={30}
      />
      <Button type="submit" wide busy={pending} disabled={typed.trim() === ''}>
        {t('phone.send')}
      </Button>
    </form>
  )
}

interface CodeFormProps {
  number: string
  onAgain: () => void
  onDone: () => void
}

function CodeForm({ number, onAgain, onDone }: CodeFormProps) {
  const { t } = useTranslation('people')
  const { actions } = useSync()
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const shown = useShown(number)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await actions.confirmPhone(code)
      showToast({ text: t('phone.done') })
      onDone()
    } catch (reason) {
      setCode('')
      setError(wrongTries(reason) ?? errorText(reason))
    } finally {
      setBusy(false)
    }
  }
  const wrongTries = (reason: unknown): string | undefined => {
    if (!(reason instanceof ApiError) || reason.code !== 'phones.codeWrong') return undefined
    const { triesLeft } = reason.details
    return typeof triesLeft === 'number' ? t('phone.codeWrong', { count: triesLeft }) : undefined
  }
  return (
    <form className={looks.panel} onSubmit={(event) => void submit(event)} noValidate>
      <p className={styles.text}>{t('phone.sent', { number: shown })}</p>
      <TextField
        label={t('phone.code')}
        value={code}
        onChange={(text) => {
          setCode(text.replace(/\D/g, '').slice(0, 6))
          setError(undefined)
        }}
        error={error}
        latin
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
      />
      <Button type="submit" wide busy={busy} disabled={code.length !== 6}>
        {t('phone.confirm')}
      </Button>
      <Button look="plain" wide onPress={onAgain}>
        {t('phone.again')}
      </Button>
    </form>
  )
}
