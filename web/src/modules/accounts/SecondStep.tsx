import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import looks from '../../ui/looks.module.css'
import { TextField } from '../../ui/TextField.tsx'
import { Aboard } from './Aboard.tsx'
import { digitsOf } from './rules.ts'
import styles from './SignInScreen.module.css'

interface SecondStepProps {
  busy: boolean
  error?: string | undefined
  onCode: (code: string) => void
  onBack: () => void
}

/** After the password: the code of the authenticator app, or a recovery code. */
export function SecondStep({ busy, error, onCode, onBack }: SecondStepProps) {
  const { t } = useTranslation('signIn')
  const [way, setWay] = useState<'app' | 'recovery'>('app')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const fits = way === 'app' ? code.length === 6 : code.replace(/[^\p{L}\p{N}]/gu, '').length === 16
  const missing = tried && !fits ? t(way === 'app' ? 'second.codeMissing' : 'second.recoveryMissing') : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fits) onCode(code.trim())
  }
  return (
    <Aboard title={t('second.title')} text={t(way === 'app' ? 'second.text' : 'second.recoveryText')}>
      <div className={styles.ways}>
        <form className={looks.panel} onSubmit={submit} noValidate>
          <TextField
            key={way}
            autoFocus
            label={t(way === 'app' ? 'second.code' : 'second.recoveryCode')}
            name="code"
            autoComplete={way === 'app' ? 'one-time-code' : 'off'}
            inputMode={way === 'app' ? 'numeric' : 'text'}
            latin
            lengthMax={40}
            value={code}
            onChange={(text) => {
              setTried(false)
              setCode(way === 'app' ? digitsOf(text) : text)
            }}
            error={missing ?? error}
          />
          <Button type="submit" wide busy={busy}>
            {t('signIn')}
          </Button>
        </form>
        <Button
          look="line"
          wide
          onPress={() => {
            setWay(way === 'app' ? 'recovery' : 'app')
            setCode('')
            setTried(false)
          }}
        >
          {t(way === 'app' ? 'second.useRecovery' : 'second.useApp')}
        </Button>
        <Button look="plain" wide onPress={onBack}>
          {t('second.back')}
        </Button>
      </div>
    </Aboard>
  )
}
