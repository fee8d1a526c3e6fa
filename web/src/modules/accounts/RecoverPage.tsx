import { type FormEvent, useEffect, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/sync/door.ts'
import { Button } from '../../ui/Button.tsx'
import looks from '../../ui/looks.module.css'
import { PasswordField, TextField } from '../../ui/TextField.tsx'
import { Toggle } from '../../ui/Toggle.tsx'
import { asHandle, isHandle } from '../contacts/codes.ts'
import { Aboard } from './Aboard.tsx'
import { thisDevice } from './deviceName.ts'
import { KeepSheet } from './KeepSheet.tsx'
import { passwordLengthMin } from './rules.ts'
import styles from './SignInScreen.module.css'
import { useWayIn } from './useWayIn.ts'

/** `/recover`: back in with a recovery code, and a new password. */
export default function RecoverPage() {
  const { t } = useTranslation('signIn')
  const { busy, error, code: refusal, pending, go } = useWayIn<'recover'>()
  const [handle, setHandle] = useState('')
  const [recoveryCode, setRecoveryCode] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const [endOthers, setEndOthers] = useState(false)
  const [second, setSecond] = useState('')
  const [asksSecond, setAsksSecond] = useState(false)
  const [tried, setTried] = useState(false)
  useEffect(() => {
    if (refusal === 'auth.codeRequired') setAsksSecond(true)
  }, [refusal])

  const name = asHandle(handle)
  const handleFits = isHandle(name)
  const codeFits = recoveryCode.replace(/[^\p{L}\p{N}]/gu, '').length === 16
  const passwordFits = newPassword.length >= passwordLengthMin
  const secondFits = !asksSecond || second.trim().length >= 6
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!handleFits || !codeFits || !passwordFits || !secondFits) return
    const code = asksSecond ? { code: second.trim() } : {}
    const input = { handle: name, recoveryCode: recoveryCode.trim(), newPassword, endOthers, ...code }
    void go('recover', (keep) => api.call('accounts.recover', { ...input, ...keep, ...thisDevice() }))
  }
  return (
    <Aboard title={t('recover.title')} text={t('recover.text')}>
      <div className={styles.ways}>
        {error !== undefined && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
        <form className={looks.panel} onSubmit={submit} noValidate>
          <TextField
            label={t('handle')}
            name="username"
            autoComplete="username"
            latin
            value={handle}
            onChange={setHandle}
            error={tried && !handleFits ? t('handleWrong') : undefined}
          />
          <TextField
            label={t('second.recoveryCode')}
            autoComplete="off"
            latin
            lengthMax={40}
            hint={t('second.recoveryMissing')}
            value={recoveryCode}
            onChange={setRecoveryCode}
            error={tried && !codeFits ? t('second.recoveryMissing') : undefined}
          />
          {asksSecond && (
            <TextField
              label={t('second.code')}
              hint={t('recover.secondHint')}
              autoComplete="one-time-code"
              latin
              lengthMax={40}
              autoFocus
              value={second}
              onChange={setSecond}
              error={tried && !secondFits ? t('second.codeMissing') : undefined}
            />
          )}
          <PasswordField
            fresh
            label={t('recover.newPassword')}
            hint={t('passwordHint')}
            lengthMax={200}
            value={newPassword}
            onChange={setNewPassword}
            error={tried && !passwordFits ? t('passwordShort') : undefined}
          />
          <Toggle on={endOthers} onChange={setEndOthers}>
            {t('recover.endOthers')}
          </Toggle>
          <Button type="submit" wide busy={busy !== undefined}>
            {t('recover.action')}
          </Button>
        </form>
      </div>
      <p className={styles.other}>
        <Link href="/sign-in" className={styles.link ?? ''}>
          {t('second.back')}
        </Link>
      </p>
      <KeepSheet pending={pending} />
    </Aboard>
  )
}
