import type { Input } from '@sampan/contract'
import { Fingerprint } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../app/sync/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { PasswordField } from '../../../ui/TextField.tsx'
import { PasskeyNotUsed, passkeysWork, proveByPasskey } from '../passkeys.ts'
import styles from './security.module.css'

export type OwnerProof = Input<'accounts.makeRecoveryCodes'>['proof']

interface ProofSheetProps {
  open: boolean
  title?: string
  /** What will happen, over the question. */
  text?: string | undefined
  action?: string
  destroys?: boolean
  hasPassword: boolean
  onClose: () => void
  /** What the proof is for; where it fails the sheet says why and stays. */
  onProof: (proof: OwnerProof) => Promise<unknown>
}

/** Asks for the password or a passkey before what only the owner may do. */
export function ProofSheet(props: ProofSheetProps) {
  const { open, title, text, action, destroys = false, hasPassword, onClose, onProof } = props
  const { t } = useTranslation(['security', 'signIn'])
  const { act, pending } = useAct()
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string>()
  const close = () => {
    setPassword('')
    setError(undefined)
    onClose()
  }
  const prove = (proof: () => Promise<OwnerProof>) => {
    setError(undefined)
    void act(
      async () => {
        try {
          return await onProof(await proof())
        } catch (reason) {
          if (!(reason instanceof PasskeyNotUsed)) throw reason
          setError(t('signIn:passkeyFailed'))
          return 'stays'
        }
      },
      (answer) => answer !== 'stays' && close(),
      setError,
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password === '') setError(t('signIn:passwordMissing'))
    else prove(async () => ({ password }))
  }
  return (
    <Sheet open={open} onClose={close} title={title ?? t('proof.title')}>
      <form className={styles.sheet} onSubmit={submit} noValidate>
        {text !== undefined && <p className={styles.text}>{text}</p>}
        {hasPassword ? (
          <>
            <PasswordField label={t('signIn:password')} value={password} onChange={setPassword} error={error} />
            <Button type="submit" wide look={destroys ? 'danger' : 'main'} busy={pending}>
              {action ?? t('proof.continue')}
            </Button>
          </>
        ) : (
          error !== undefined && (
            <p role="alert" className={styles.error}>
              {error}
            </p>
          )
        )}
        {passkeysWork() && (
          <Button
            look={hasPassword ? 'line' : 'main'}
            wide
            icon={Fingerprint}
            busy={pending && !hasPassword}
            disabled={pending && hasPassword}
            onPress={() => prove(proveByPasskey)}
          >
            {t('proof.passkey')}
          </Button>
        )}
      </form>
    </Sheet>
  )
}
