import { ArrowRight, Fingerprint, KeyRound, Server } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-aria-components/Link'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useTranslation } from 'react-i18next'
import { type AppLanguage, languageNames, languageTag } from '../../locales/language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Bdi } from '../../ui/Bdi.tsx'
import { Button } from '../../ui/Button.tsx'
import type { Face } from '../../ui/face.ts'
import { Icon } from '../../ui/Icon.tsx'
import looks from '../../ui/looks.module.css'
import { PasswordField, TextField } from '../../ui/TextField.tsx'
import { asHandle } from '../contacts/codes.ts'
import { Aboard } from './Aboard.tsx'
import { demoPin } from './demoFaces.ts'
import styles from './SignInScreen.module.css'

export interface DemoPerson {
  handle: string
  face: Face
  language: AppLanguage
}

export interface SignInScreenProps {
  /** Host name of the server, shown at the foot. */
  server: string
  /** People of the demo world; empty where there is none. */
  people: readonly DemoPerson[]
  signUpOpen: boolean
  /** Which way in is being tried. */
  busy?: 'demo' | 'passkey' | 'password' | undefined
  /** In words; stands over the buttons. */
  error?: string | undefined
  passkeys: boolean
  onStepIn: (handle: string) => void
  onPasskey: () => void
  onPassword: (handle: string, password: string) => void
}

/** Mock 01: step in as one of the demo's people, or use an account of one's own. */
export function SignInScreen(props: SignInScreenProps) {
  const { server, people, signUpOpen, busy, error, passkeys, onPasskey } = props
  const { t } = useTranslation('signIn')
  const demo = people.length > 0
  const [form, setForm] = useState(!demo && !passkeys)
  return (
    <Aboard title={t('title')} text={t(demo ? 'demoText' : 'text')}>
      {demo && <People {...props} />}
      {demo && <p className={styles.or}>{t('orOwn')}</p>}
      <div className={styles.ways}>
        {error !== undefined && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
        {passkeys && (
          <Button
            look={demo ? 'line' : 'main'}
            wide
            icon={Fingerprint}
            busy={busy === 'passkey'}
            disabled={busy !== undefined && busy !== 'passkey'}
            onPress={onPasskey}
          >
            {t('passkey')}
          </Button>
        )}
        {form ? (
          <PasswordForm {...props} main={!demo && !passkeys} />
        ) : (
          <Button look="line" wide icon={KeyRound} onPress={() => setForm(true)}>
            {t('nameAndPassword')}
          </Button>
        )}
      </div>
      {signUpOpen && (
        <p className={styles.other}>
          {t('newHere')}
          <Link href="/sign-up" className={styles.link ?? ''}>
            {t('createAccount')}
          </Link>
        </p>
      )}
      <p className={styles.foot}>
        <Icon of={Server} size={16} />
        <bdi dir="ltr">{server}</bdi>
        <span aria-hidden>·</span>
        {t('openSource')}
      </p>
    </Aboard>
  )
}

function People({ people, busy, onStepIn }: SignInScreenProps) {
  const { t } = useTranslation('signIn')
  const [chosen, setChosen] = useState(people[0]?.handle ?? '')
  const person = people.find((each) => each.handle === chosen) ?? people[0]
  if (!person) return null
  return (
    <>
      <RadioGroup
        aria-label={t('whoToBe')}
        value={person.handle}
        onChange={setChosen}
        orientation="horizontal"
        className={styles.people ?? ''}
      >
        {people.map(({ handle, face, language }) => (
          <Radio key={handle} value={handle} className={styles.person ?? ''}>
            <Avatar face={face} size={64} />
            <span className={styles.who}>
              <b>
                <Bdi>{face.name}</Bdi>
              </b>
              <small lang={languageTag(language)}>{languageNames[language]}</small>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <div className={styles.continue}>
        <Button
          wide
          arrow={ArrowRight}
          busy={busy === 'demo'}
          disabled={busy !== undefined && busy !== 'demo'}
          onPress={() => onStepIn(person.handle)}
        >
          {t('continueAs', { name: person.face.name })}
        </Button>
        <p className={styles.pin}>{t('demoPin', { pin: demoPin })}</p>
      </div>
    </>
  )
}

function PasswordForm({ busy, onPassword, main }: SignInScreenProps & { main: boolean }) {
  const { t } = useTranslation('signIn')
  const [handle, setHandle] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const name = asHandle(handle)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (name !== '' && password !== '') onPassword(name, password)
  }
  return (
    <form className={looks.panel} onSubmit={submit} noValidate>
      <TextField
        label={t('handle')}
        name="username"
        autoComplete="username webauthn"
        latin
        autoFocus={!main}
        value={handle}
        onChange={setHandle}
        error={tried && name === '' ? t('handleWrong') : undefined}
      />
      <PasswordField
        label={t('password')}
        name="password"
        value={password}
        onChange={setPassword}
        error={tried && password === '' ? t('passwordMissing') : undefined}
      />
      <Button type="submit" wide look={main ? 'main' : 'soft'} busy={busy === 'password'}>
        {t('signIn')}
      </Button>
      <Link href="/recover" className={styles.link ?? ''}>
        {t('lostPassword')}
      </Link>
    </form>
  )
}
