import { Fingerprint } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import looks from '../../ui/looks.module.css'
import { PasswordField, TextField } from '../../ui/TextField.tsx'
import { asHandle, isHandle } from '../contacts/codes.ts'
import { Aboard } from './Aboard.tsx'
import { passwordLengthMin } from './rules.ts'
import styles from './SignInScreen.module.css'

export interface SignUpInput {
  handle: string
  name: string
  password: string
}

export interface SignUpScreenProps {
  /** False: the server takes no accounts by itself, and the page says so. */
  open: boolean
  passkeys: boolean
  busy?: 'passkey' | 'password' | undefined
  error?: string | undefined
  /** Said beside the field: the handle is taken. */
  handleError?: string | undefined
  onPassword: (input: SignUpInput) => void
  onPasskey: (input: Omit<SignUpInput, 'password'>) => void
}

export function SignUpScreen({ open, passkeys, busy, error, handleError, onPassword, onPasskey }: SignUpScreenProps) {
  const { t } = useTranslation('signIn')
  const [name, setName] = useState('')
  const [handle, setHandle] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState<'passkey' | 'password'>()
  const handleFits = isHandle(handle)
  const nameFits = name.trim() !== ''
  const passwordFits = password.length >= passwordLengthMin
  const withPasskey = () => {
    setTried('passkey')
    if (handleFits && nameFits) onPasskey({ handle, name: name.trim() })
  }
  const withPassword = (event: FormEvent) => {
    event.preventDefault()
    setTried('password')
    if (handleFits && nameFits && passwordFits) onPassword({ handle, name: name.trim(), password })
  }
  return (
    <Aboard title={t('createAccount')} text={t(open ? 'signUpText' : 'signUpClosed')}>
      {open && (
        <form className={looks.panel} onSubmit={withPassword} noValidate>
          {error !== undefined && (
            <p role="alert" className={styles.error}>
              {error}
            </p>
          )}
          <TextField
            label={t('name')}
            name="name"
            autoComplete="name"
            hint={t('nameHint')}
            lengthMax={40}
            value={name}
            onChange={setName}
            error={tried && !nameFits ? t('nameMissing') : undefined}
          />
          <TextField
            label={t('handle')}
            name="username"
            autoComplete="username"
            hint={t('handleHint')}
            latin
            lengthMax={30}
            value={handle}
            onChange={(text) => setHandle(asHandle(text))}
            error={handleError ?? (tried && !handleFits ? t('handleWrong') : undefined)}
          />
          <PasswordField
            fresh
            label={t('password')}
            name="password"
            hint={t('passwordHint')}
            lengthMax={200}
            value={password}
            onChange={setPassword}
            error={tried === 'password' && !passwordFits ? t('passwordShort') : undefined}
          />
          <Button type="submit" wide busy={busy === 'password'} disabled={busy === 'passkey'}>
            {t('createAccount')}
          </Button>
          {passkeys && (
            <>
              <Button
                look="line"
                wide
                icon={Fingerprint}
                busy={busy === 'passkey'}
                disabled={busy === 'password'}
                onPress={withPasskey}
              >
                {t('signUpWithPasskey')}
              </Button>
              <p className={styles.hint}>{t('passkeyText')}</p>
            </>
          )}
        </form>
      )}
      <p className={styles.other}>
        {t('haveAccount')}
        <Link href="/sign-in" className={styles.link ?? ''}>
          {t('signIn')}
        </Link>
      </p>
    </Aboard>
  )
}
