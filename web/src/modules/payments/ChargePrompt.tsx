import type { Charge } from '@sampan/contract'
import { ApiError } from '@sampan/sdk'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { Button } from '../../ui/Button.tsx'
import { PayHead, usePay } from '../../ui/money/index.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { showToast } from '../../ui/toast.ts'
import { StallTile } from '../merchants/StallTile.tsx'
import styles from './ChargePrompt.module.css'

/** The answer to an earlier try got lost: it is paid, once. */
function asPaid(error: unknown): void {
  const isPaid =
    error instanceof ApiError && error.code === 'payments.chargeNotWaiting' && error.details.state === 'paid'
  if (!isPaid) throw error
}

/** Wherever somebody is in the app: a till has read the code shown there, and asks for the PIN. */
export function ChargePrompt() {
  const { t } = useTranslation('payments')
  const formats = useFormats()
  const { actions, api } = useSync()
  const { upToDate } = useStatus()
  const now = useNow()
  const charges = useLive((queries) => queries.ownCharges())
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const { pay, paying } = usePay()
  const waiting = charges?.find(
    ({ id, state, expiresAt }) => state === 'waiting' && !left.has(id) && new Date(expiresAt) > now,
  )
  useEffect(() => {
    if (upToDate) actions.loadWaitingCharges().catch(() => undefined)
  }, [actions, upToDate])
  const leave = (charge: Charge) => setLeft((before) => new Set([...before, charge.id]))

  const payeeOf = ({ stall }: Charge) => ({
    name: stall.name,
    lead: <StallTile category={stall.category} size={20} />,
  })
  const agree = async (charge: Charge) => {
    leave(charge)
    await pay({
      payee: payeeOf(charge),
      amount: charge.amount,
      currency: charge.currency,
      facts: charge.note ? [{ label: t('pay.for'), value: charge.note }] : [],
      act: (pinProof) =>
        api
          .call('payments.confirmCharge', { chargeId: charge.id, ...(pinProof !== undefined && { pinProof }) })
          .catch(asPaid),
    })
  }
  const decline = async (charge: Charge) => {
    setBusy(true)
    try {
      await api.call('payments.declineCharge', { chargeId: charge.id })
      showToast({ text: t('charge.declined') })
    } catch (error) {
      showToast({ look: 'danger', text: errorText(error) })
    } finally {
      leave(charge)
      setBusy(false)
    }
  }
  return (
    <>
      <Sheet
        open={waiting !== undefined}
        onClose={() => waiting && leave(waiting)}
        title={t('charge.title')}
        alert
        foot={
          waiting && (
            <>
              <Button wide disabled={busy} onPress={() => void agree(waiting)}>
                {t('charge.pay')}
              </Button>
              <Button look="line" wide busy={busy} onPress={() => void decline(waiting)}>
                {t('charge.decline')}
              </Button>
            </>
          )
        }
      >
        {waiting && (
          <div className={styles.asked}>
            <PayHead payee={payeeOf(waiting)} amount={waiting.amount} currency={waiting.currency} />
            <p className={styles.text}>{t('charge.text', { time: formats.time(new Date(waiting.expiresAt)) })}</p>
          </div>
        )}
      </Sheet>
      {paying}
    </>
  )
}
