import type { Passkey } from '@sampan/contract'
import {
  Ban,
  Check,
  EyeOff,
  Fingerprint,
  FolderDown,
  KeyRound,
  LifeBuoy,
  LogOut,
  Moon,
  Plus,
  ShieldCheck,
  Smartphone,
  Sun,
  SunMoon,
  Trash2,
  UserX,
} from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNames, languages, languageTag } from '../../locales/language.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { chooseLanguage, useLanguage } from '../../locales/useLanguage.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Row, Rows, SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { PasswordField } from '../../ui/TextField.tsx'
import { chooseTheme, type Theme, useTheme } from '../../ui/theme.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { passwordLengthMin } from './rules.ts'
import styles from './SettingsScreen.module.css'

export interface SettingsScreenProps {
  server: string
  version: string
  hasPassword: boolean
  /** How many recovery codes are left; null where none were made. */
  recoveryLeft: number | null
  twoStep: boolean
  /** Undefined while they are fetched. */
  passkeys: readonly Passkey[] | undefined
  now: Date
  /** Rejects with words for the person. */
  onChangePassword: (current: string | null, next: string) => Promise<void>
  onAddPasskey: () => void
  onRemovePasskey: (passkeyId: string) => void
  onSignOut: () => void
}

const looks: readonly { theme: Theme; icon: typeof Sun }[] = [
  { theme: 'system', icon: SunMoon },
  { theme: 'light', icon: Sun },
  { theme: 'dark', icon: Moon },
]

export function SettingsScreen(props: SettingsScreenProps) {
  const { server, version, hasPassword, onSignOut } = props
  const { t } = useTranslation(['me', 'common', 'contacts', 'options', 'people', 'security'])
  const language = useLanguage()
  const theme = useTheme()
  const desktop = useDesktop()
  const [asking, setAsking] = useState<'password' | 'signOut'>()
  const close = () => setAsking(undefined)
  return (
    <>
      <AppBar title={t('settings')} back={desktop ? undefined : '/me'} />
      <ScreenBody>
        <section>
          <SectionTitle>{t('look.title')}</SectionTitle>
          <Rows label={t('look.title')}>
            {looks.map(({ theme: each, icon }) => (
              <Row
                key={each}
                icon={icon}
                title={t(`look.${each}`)}
                onPress={() => chooseTheme(each)}
                pressed={each === theme}
                actions={each === theme && <Icon of={Check} size={20} className={styles.check} />}
              />
            ))}
          </Rows>
        </section>
        <section>
          <SectionTitle>{t('common:language')}</SectionTitle>
          <Rows inset="none" label={t('common:language')}>
            {languages.map((each) => (
              <Row
                key={each}
                title={<span lang={languageTag(each)}>{languageNames[each]}</span>}
                onPress={() => void chooseLanguage(each)}
                pressed={each === language}
                actions={each === language && <Icon of={Check} size={20} className={styles.check} />}
              />
            ))}
          </Rows>
        </section>
        <section>
          <SectionTitle>{t('security.title')}</SectionTitle>
          <Rows label={t('security.title')}>
            <Row
              icon={KeyRound}
              title={t(hasPassword ? 'security.changePassword' : 'security.setPassword')}
              onPress={() => setAsking('password')}
              arrow
            />
            {props.passkeys?.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} {...props} />
            ))}
            <Row icon={Plus} look="action" title={t('security.addPasskey')} onPress={props.onAddPasskey} />
            <Row
              icon={ShieldCheck}
              title={t('security:twoStep.title')}
              value={t(props.twoStep ? 'security:twoStep.on' : 'security:twoStep.off')}
              href="/me/settings/two-step"
            />
            <Row
              icon={LifeBuoy}
              title={t('security:recovery.title')}
              value={
                props.recoveryLeft === null
                  ? t('security:recovery.none')
                  : t('security:recovery.left', { count: props.recoveryLeft })
              }
              href="/me/settings/recovery"
            />
          </Rows>
        </section>
        <Rows>
          <Row icon={Smartphone} title={t('people:phone.title')} href="/me/settings/phone" />
          <Row icon={EyeOff} title={t('options:privacy.title')} href="/me/settings/privacy" />
          <Row icon={Ban} title={t('contacts:blockedPeople.title')} href="/me/settings/blocked" />
          <Row icon={FolderDown} title={t('security:export.title')} href="/me/settings/data" />
        </Rows>
        <Rows>
          <Row icon={LogOut} look="danger" title={t('signOut.action')} onPress={() => setAsking('signOut')} />
          <Row icon={UserX} look="danger" title={t('security:deletion.title')} href="/me/settings/delete" />
        </Rows>
        <dl className={styles.facts}>
          <dt>{t('server')}</dt>
          <dd>
            <bdi dir="ltr">{server}</bdi>
          </dd>
          <dt>{t('version')}</dt>
          <dd>
            <bdi dir="ltr">{version}</bdi>
          </dd>
        </dl>
      </ScreenBody>
      <PasswordSheet {...props} open={asking === 'password'} onClose={close} />
      <ConfirmSheet
        open={asking === 'signOut'}
        title={t('signOut.ask')}
        text={t('signOut.text')}
        action={t('signOut.action')}
        destroys
        onConfirm={onSignOut}
        onClose={close}
      />
    </>
  )
}

function PasskeyRow({ passkey, now, onRemovePasskey }: SettingsScreenProps & { passkey: Passkey }) {
  const { t } = useTranslation('me')
  const formats = useFormats()
  const used = passkey.lastUsedAt
  return (
    <Row
      icon={Fingerprint}
      title={<bdi>{passkey.name}</bdi>}
      detail={
        used === null ? t('security.neverUsed') : t('security.lastUsed', { when: formats.ago(new Date(used), now) })
      }
      actions={
        <IconButton
          size={20}
          icon={Trash2}
          label={t('security.removePasskey', { name: passkey.name })}
          onPress={() => onRemovePasskey(passkey.id)}
        />
      }
    />
  )
}

function PasswordSheet({
  open,
  onClose,
  hasPassword,
  onChangePassword,
}: SettingsScreenProps & { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['me', 'common', 'signIn'])
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [tried, setTried] = useState(false)
  const short = next.length < passwordLengthMin
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (short || (hasPassword && current === '')) return
    setBusy(true)
    setError(undefined)
    try {
      await onChangePassword(hasPassword ? current : null, next)
      setCurrent('')
      setNext('')
      setTried(false)
      onClose()
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Sheet open={open} onClose={onClose} title={t(hasPassword ? 'security.changePassword' : 'security.setPassword')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {hasPassword && (
          <PasswordField
            label={t('security.currentPassword')}
            value={current}
            onChange={setCurrent}
            error={error ?? (tried && current === '' ? t('signIn:passwordMissing') : undefined)}
          />
        )}
        <PasswordField
          fresh
          label={t('security.newPassword')}
          hint={t('signIn:passwordHint')}
          value={next}
          onChange={setNext}
          error={(!hasPassword ? error : undefined) ?? (tried && short ? t('signIn:passwordShort') : undefined)}
        />
        <p className={styles.small}>{t('security.passwordEnds')}</p>
        <Button type="submit" wide busy={busy}>
          {t('common:save')}
        </Button>
      </form>
    </Sheet>
  )
}
