import type { PinState } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { Hourglass } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { NewPin, useWallet } from '../../ui/money/index.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Card } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { PaneBar } from './PaneBar.tsx'
import styles from './PinPage.module.css'
import { Lead } from './PinPage.tsx'

const back = '/me/wallet/settings'

/** `/me/wallet/settings/pin-reset`: a new PIN without the old one, after signing in anew and a time to wait. */
export function PinResetPage() {
  const { t } = useTranslation('wallet')
  const { wallet } = useWallet()
  const now = useNow()
  const pin = wallet?.standing.pin
  return (
    <>
      <PaneBar title={t('pin.reset')} back={back} />
      {pin === undefined ? (
        <Skeleton shape="card" count={2} />
      ) : !pin.set ? (
        <EmptyState icon={Hourglass} title={t('noPin.title')} text={t('noPin.text')}>
          <Button href="/me/wallet/settings/pin">{t('noPin.action')}</Button>
        </EmptyState>
      ) : (
        <Steps pin={pin} now={now} />
      )}
    </>
  )
}

function Steps({ pin, now }: { pin: PinState; now: Date }) {
  const { reset } = pin
  if (reset === null || new Date(reset.until) <= now) return <Begin />
  if (new Date(reset.from) > now) return <Wait from={new Date(reset.from)} now={now} />
  return <Finish until={new Date(reset.until)} />
}

/** Signing in anew is asked for by a sheet that leads there and back. */
function useFreshSignIn() {
  const { t } = useTranslation('wallet')
  const { actions } = useSync()
  const { act } = useAct()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  return {
    /** Answers whether it was that. */
    refused: (reason: unknown): boolean => {
      const again = reason instanceof ApiError && reason.code === 'wallet.signInAgain'
      if (again) setAsking(true)
      return again
    },
    sheet: (
      <ConfirmSheet
        open={asking}
        title={t('pin.signInAgain.title')}
        text={t('pin.signInAgain.text')}
        action={t('pin.signInAgain.action')}
        onConfirm={() =>
          void act(
            () => actions.signOut(),
            () => navigate(`/sign-in?next=${encodeURIComponent('/me/wallet/settings/pin-reset')}`, { replace: true }),
          )
        }
        onClose={() => setAsking(false)}
      />
    ),
  }
}

function Begin() {
  const { t } = useTranslation('wallet')
  const { api } = useSync()
  const { act, pending } = useAct()
  const fresh = useFreshSignIn()
  return (
    <ScreenBody>
      <Lead top text={t('pin.resetText')} />
      <ol className={styles.steps}>
        {(['signIn', 'wait', 'choose'] as const).map((step, index) => (
          <li key={step} className={styles.text}>
            {t(`pin.resetStep.${step}`, { number: index + 1 })}
          </li>
        ))}
      </ol>
      <Button
        wide
        busy={pending}
        onPress={() =>
          void act(async () => {
            try {
              await api.call('wallet.beginPinReset', {})
            } catch (reason) {
              if (!fresh.refused(reason)) throw reason
            }
          })
        }
      >
        {t('pin.resetBegin')}
      </Button>
      {fresh.sheet}
    </ScreenBody>
  )
}

const DAY_MS = 86_400_000

function Wait({ from, now }: { from: Date; now: Date }) {
  const { t } = useTranslation('wallet')
  const formats = useFormats()
  const { api } = useSync()
  const { act, pending } = useAct()
  const left = from.getTime() - now.getTime()
  return (
    <ScreenBody>
      <Lead top text={t('pin.waitText')} />
      <Card>
        <div className={styles.wait} role="status">
          <p className={styles.small}>{t('pin.waitUntil')}</p>
          <p className={styles.when}>{formats.dateTime(from)}</p>
          <ProgressBar label={t('pin.waitUntil')} share={Math.max(0, Math.min(1, 1 - left / DAY_MS))} />
          <p className={styles.small}>{t('pin.waitCancel')}</p>
        </div>
      </Card>
      <Button
        look="line"
        wide
        busy={pending}
        onPress={() =>
          void act(
            () => api.call('wallet.cancelPinReset', {}),
            () => showToast({ text: t('pin.resetCancelled') }),
          )
        }
      >
        {t('pin.resetCancel')}
      </Button>
    </ScreenBody>
  )
}

function Finish({ until }: { until: Date }) {
  const { t } = useTranslation('wallet')
  const formats = useFormats()
  const { api } = useSync()
  const [, navigate] = useLocation()
  const fresh = useFreshSignIn()
  return (
    <div className={styles.page}>
      <Lead text={t('pin.resetNow', { when: formats.dateTime(until) })} />
      <NewPin
        onChosen={async (pin) => {
          await api.call('wallet.finishPinReset', { pin })
          showToast({ text: t('pin.changed') })
          navigate(back)
        }}
        onRefused={fresh.refused}
      />
      {fresh.sheet}
    </div>
  )
}
