import type { Wallet } from '@sampan/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useSync } from '../../app/sync/index.ts'
import { Button } from '../../ui/Button.tsx'
import {
  AmountField,
  AmountKeypad,
  PinField,
  useAmountEntry,
  useMoney,
  useMoneyErrors,
  useWallet,
} from '../../ui/money/index.ts'
import { useMainCurrency } from '../../ui/money/preferences.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { showToast } from '../../ui/toast.ts'
import { PaneBar } from './PaneBar.tsx'
import styles from './PinFreePage.module.css'

const back = '/me/wallet/settings'

/** `/me/wallet/settings/pin-free`: up to which amount the PIN is not asked for. To raise it takes the PIN. */
export function PinFreePage() {
  const { t } = useTranslation('wallet')
  const { wallet } = useWallet()
  return (
    <>
      <PaneBar title={t('pinFree.title')} back={back} />
      {wallet ? <Choose wallet={wallet} /> : <Skeleton shape="card" count={2} />}
    </>
  )
}

function Choose({ wallet }: { wallet: Wallet }) {
  const { t } = useTranslation(['wallet', 'common', 'money'])
  const money = useMoney()
  const words = useMoneyErrors()
  const { api } = useSync()
  const [, navigate] = useLocation()
  const main = useMainCurrency(wallet.currencies) ?? 'EUR'
  const [chosen, setChosen] = useState<string>()
  const currency = chosen ?? main
  const now = wallet.standing.pinFree.find((each) => each.currency === currency)?.amount ?? '0'
  const max = wallet.limits.find((each) => each.currency === currency)?.pinFreeMax
  const entry = useAmountEntry({ currency, initial: now === '0' ? undefined : now, max })
  const amount = entry.amount ?? '0'
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  const run = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
      showToast({ text: t('common:saved') })
      navigate(back)
    } catch (reason) {
      setError(words(reason, currency))
    } finally {
      setBusy(false)
      setTyped('')
    }
  }
  const save = () => {
    if (BigInt(amount) > BigInt(now)) setAsking(true)
    else void run(() => api.call('wallet.setPinFree', { amount, currency }))
  }
  const raise = (pin: string) =>
    run(async () => {
      const { proof } = await api.call('wallet.provePin', { pin, amount, currency })
      await api.call('wallet.setPinFree', { amount, currency, pinProof: proof })
    })
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <AmountField
          label={t('pinFree.label')}
          entry={entry}
          currencies={wallet.currencies}
          onCurrency={(next) => {
            setChosen(next)
            entry.setAmount(null)
          }}
          error={asking ? undefined : error}
          hint={max === undefined ? undefined : t('money:atMost', { amount: money.money(max, currency) })}
          autoFocus
          onSubmit={save}
        />
        <p className={styles.text}>{t('pinFree.text')}</p>
      </div>
      <AmountKeypad entry={entry}>
        <Button wide busy={busy && !asking} disabled={entry.over || amount === now} onPress={save}>
          {entry.amount === null ? t('pinFree.always') : t('common:save')}
        </Button>
      </AmountKeypad>
      <Sheet open={asking} onClose={() => setAsking(false)} title={t('pinFree.title')} flush>
        <p className={styles.raise}>{t('pinFree.raise', { amount: money.money(amount, currency) })}</p>
        <PinField
          label={t('money:pin.enter')}
          value={typed}
          onChange={(next) => {
            setTyped(next)
            if (next !== '') setError(undefined)
          }}
          onComplete={(pin) => void raise(pin)}
          error={error}
          disabled={busy}
        />
      </Sheet>
    </div>
  )
}
