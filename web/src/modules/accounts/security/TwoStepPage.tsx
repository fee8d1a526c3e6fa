import type { Output } from '@sampan/contract'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SheetForm } from '../../../app/forms/SheetForm.tsx'
import { useAct, useLive, useSync } from '../../../app/sync/index.ts'
import { useFormats } from '../../../locales/useFormats.ts'
import { AppBar } from '../../../ui/AppBar.tsx'
import { Button } from '../../../ui/Button.tsx'
import looks from '../../../ui/looks.module.css'
import { QrCode } from '../../../ui/QrCode.tsx'
import { Row, Rows } from '../../../ui/Row.tsx'
import { ScreenBody } from '../../../ui/ScreenBody.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { PasswordField, TextField } from '../../../ui/TextField.tsx'
import { showToast } from '../../../ui/toast.ts'
import { digitsOf } from '../rules.ts'
import styles from './security.module.css'

type Begun = Output<'accounts.beginTwoStep'>

/** `/me/settings/two-step`: sets two-step sign-in up, and switches it off. */
export function TwoStepPage() {
  const { t } = useTranslation(['security', 'me'])
  const formats = useFormats()
  const self = useLive((queries) => queries.self())
  const [asking, setAsking] = useState<'begin' | 'end'>()
  const [begun, setBegun] = useState<Begun>()
  if (!self) return <Skeleton shape="card" count={2} />
  const since = self.twoStepSince ?? null
  const close = () => setAsking(undefined)
  return (
    <>
      <AppBar title={t('twoStep.title')} back="/me/settings" />
      <ScreenBody>
        {since !== null ? (
          <>
            <Rows inset="none" label={t('twoStep.title')}>
              <Row title={t('twoStep.isOn')} detail={t('twoStep.since', { when: formats.date(new Date(since)) })} />
              {!self.recoveryCodes && <Row title={t('recovery.make')} href="/me/settings/recovery" look="action" />}
            </Rows>
            {!self.recoveryCodes && <p className={styles.text}>{t('twoStep.codesNext')}</p>}
            <p className={styles.text}>{t('twoStep.passkeys')}</p>
            <Button wide look="line" onPress={() => setAsking('end')}>
              {t('twoStep.end')}
            </Button>
          </>
        ) : begun ? (
          <Confirm begun={begun} onDone={() => setBegun(undefined)} />
        ) : (
          <>
            <p className={styles.text}>{t(self.hasPassword ? 'twoStep.text' : 'twoStep.needsPassword')}</p>
            {!self.hasPassword && (
              <Button wide look="line" href="/me/settings">
                {t('me:security.setPassword')}
              </Button>
            )}
            {self.hasPassword && (
              <>
                <p className={styles.text}>{t('twoStep.passkeys')}</p>
                <Button wide onPress={() => setAsking('begin')}>
                  {t('twoStep.setUp')}
                </Button>
              </>
            )}
          </>
        )}
      </ScreenBody>
      <BeginSheet open={asking === 'begin'} onClose={close} onBegun={setBegun} />
      <EndSheet open={asking === 'end'} onClose={close} />
    </>
  )
}

interface SheetProps {
  open: boolean
  onClose: () => void
}

function BeginSheet({ open, onClose, onBegun }: SheetProps & { onBegun: (begun: Begun) => void }) {
  const { t } = useTranslation('security')
  return (
    <Sheet open={open} onClose={onClose} title={t('twoStep.setUp')}>
      <BeginForm
        onDone={(begun) => {
          onClose()
          onBegun(begun)
        }}
      />
    </Sheet>
  )
}

function BeginForm({ onDone }: { onDone: (begun: Begun) => void }) {
  const { t } = useTranslation(['security', 'signIn'])
  const { api } = useSync()
  const [password, setPassword] = useState('')
  return (
    <SheetForm
      action={t('proof.continue')}
      check={() => (password === '' ? t('signIn:passwordMissing') : undefined)}
      send={() => api.call('accounts.beginTwoStep', { password })}
      onDone={onDone}
    >
      {(error) => <PasswordField label={t('signIn:password')} value={password} onChange={setPassword} error={error} />}
    </SheetForm>
  )
}

function Confirm({ begun, onDone }: { begun: Begun; onDone: () => void }) {
  const { t } = useTranslation(['security', 'signIn', 'common'])
  const { api } = useSync()
  const { act, pending } = useAct()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const confirm = (typed: string) => {
    if (typed.length !== 6) return setError(t('signIn:second.codeMissing'))
    setError(undefined)
    void act(
      () => api.call('accounts.confirmTwoStep', { code: typed }),
      () => {
        showToast({ text: t('twoStep.isOn') })
        onDone()
      },
      (words) => {
        setCode('')
        setError(words)
      },
    )
  }
  return (
    <form
      className={`${looks.panel} ${styles.card}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        confirm(code)
      }}
    >
      <p className={styles.text}>{t('twoStep.scan')}</p>
      <div className={styles.qr}>
        <QrCode text={begun.uri} label={t('twoStep.scan')} />
      </div>
      <p className={styles.text}>{t('twoStep.secret')}</p>
      <bdi dir="ltr" className={styles.secret}>
        {begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}
      </bdi>
      <div className={styles.actions}>
        <Button
          look="line"
          small
          icon={Copy}
          onPress={() =>
            void act(
              () => navigator.clipboard.writeText(begun.secret),
              () => showToast({ text: t('common:copied') }),
            )
          }
        >
          {t('twoStep.copySecret')}
        </Button>
      </div>
      <TextField
        label={t('twoStep.code')}
        hint={t('twoStep.codeHint')}
        autoComplete="one-time-code"
        inputMode="numeric"
        latin
        lengthMax={12}
        value={code}
        onChange={(text) => {
          setCode(digitsOf(text))
          if (text !== '') setError(undefined)
        }}
        error={error}
      />
      <Button type="submit" wide busy={pending}>
        {t('twoStep.confirm')}
      </Button>
    </form>
  )
}

function EndSheet({ open, onClose }: SheetProps) {
  const { t } = useTranslation('security')
  return (
    <Sheet open={open} onClose={onClose} title={t('twoStep.end')}>
      <EndForm onDone={onClose} />
    </Sheet>
  )
}

function EndForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['security', 'signIn'])
  const { api } = useSync()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const wrong = () => {
    if (password === '') return t('signIn:passwordMissing')
    return code.trim().length < 6 ? t('signIn:second.codeMissing') : undefined
  }
  return (
    <SheetForm
      text={t('twoStep.endText')}
      action={t('twoStep.end')}
      destroys
      check={wrong}
      send={() => api.call('accounts.endTwoStep', { password, code: code.trim() })}
      onDone={() => {
        showToast({ text: t('twoStep.isOff') })
        onDone()
      }}
    >
      <PasswordField label={t('signIn:password')} value={password} onChange={setPassword} />
      <TextField
        label={t('twoStep.endCode')}
        autoComplete="one-time-code"
        latin
        lengthMax={40}
        value={code}
        onChange={setCode}
      />
    </SheetForm>
  )
}
