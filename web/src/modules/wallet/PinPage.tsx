import { ApiError } from '@sampan/sdk'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { NewPin, PinField, useMoneyErrors, useWallet } from '../../ui/money/index.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { PaneBar } from './PaneBar.tsx'
import styles from './PinPage.module.css'

const back = '/me/wallet/settings'

/** `/me/wallet/settings/pin`: sets the PIN for the first time, or changes it by the old one. */
export function PinPage() {
  const { t } = useTranslation('wallet')
  const { wallet } = useWallet()
  const [, navigate] = useLocation()
  // Setting it makes it set: the screen stays what it was when it was opened.
  const [known, setKnown] = useState<boolean>()
  const isSet = known ?? wallet?.standing.pin.set
  if (known === undefined && isSet !== undefined) setKnown(isSet)
  const done = () => {
    showToast({ text: t(isSet ? 'pin.changed' : 'pin.isSet') })
    navigate(back)
  }
  return (
    <>
      <PaneBar title={isSet === false ? t('pin.set') : t('pin.change')} back={back} />
      {isSet === undefined ? (
        <Skeleton shape="card" count={2} />
      ) : isSet ? (
        <ChangePin onDone={done} />
      ) : (
        <FirstPin onDone={done} />
      )}
    </>
  )
}

function FirstPin({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('wallet')
  const { api } = useSync()
  return (
    <div className={styles.page}>
      <Lead text={t('pin.firstText')} />
      <NewPin
        onChosen={async (pin) => {
          await api.call('wallet.setPin', { pin })
          onDone()
        }}
      />
    </div>
  )
}

function ChangePin({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['wallet', 'money'])
  const words = useMoneyErrors()
  const { api } = useSync()
  const [current, setCurrent] = useState<string>()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  if (current !== undefined) {
    return (
      <div className={styles.page}>
        <Lead text={t('pin.changeText')} />
        <NewPin
          onChosen={async (next) => {
            await api.call('wallet.changePin', { current, next })
            onDone()
          }}
          onRefused={(reason) => {
            const wrong =
              reason instanceof ApiError && (reason.code === 'wallet.pinWrong' || reason.code === 'wallet.pinLocked')
            if (!wrong) return false
            setCurrent(undefined)
            setTyped('')
            setError(words(reason, 'EUR'))
            return true
          }}
        />
      </div>
    )
  }
  return (
    <div className={styles.page}>
      <Lead text={t('pin.changeText')} />
      <PinField
        label={t('pin.current')}
        value={typed}
        onChange={(next) => {
          setTyped(next)
          if (next !== '') setError(undefined)
        }}
        onComplete={setCurrent}
        error={error}
        beside={
          <Button look="plain" small href="/me/wallet/settings/pin-reset">
            {t('money:pin.forgotten')}
          </Button>
        }
      />
    </div>
  )
}

/** What it is about; over number keys it stands in the middle of what is left. */
export function Lead({ text, top = false }: { text: string; top?: boolean }) {
  return (
    <div className={classes(styles.lead, top && styles.top)}>
      <span className={styles.shield}>
        <Icon of={ShieldCheck} size={32} />
      </span>
      <p>{text}</p>
    </div>
  )
}
