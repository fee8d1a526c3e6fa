import type { LinkedSource } from '@sampan/contract'
import { CreditCard, Landmark, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { useLocation, useSearch } from 'wouter'
import { useOffline, useSync } from '../../app/sync/index.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import {
  AmountField,
  AmountKeypad,
  FormFrame,
  useAmountEntry,
  useMoney,
  usePay,
  useWallet,
} from '../../ui/money/index.ts'
import { useMainCurrency } from '../../ui/money/preferences.ts'
import styles from './Funding.module.css'
import { serves, type Way } from './rules.ts'
import { SourceField } from './SourceField.tsx'
import { SourceTitle } from './SourceMark.tsx'
import { Unknown } from './SourcesPage.tsx'
import { useFunding } from './useFunding.ts'
import { useSourceName } from './useSourceName.ts'

/** `/me/wallet/top-up`, with `?from=` for a source that is chosen already. */
export const TopUpPage = () => <MovePage way="topUp" />

/** `/me/wallet/withdraw`, with `?to=`. */
export const WithdrawPage = () => <MovePage way="withdrawal" />

function MovePage({ way }: { way: Way }) {
  const { t } = useTranslation('funding')
  const funding = useFunding()
  const sources = funding?.sources.filter((each) => serves(each, way))
  return (
    <>
      <AppBar title={t(way === 'topUp' ? 'topUp.title' : 'withdraw.title')} back="/me/wallet" />
      {!sources ? (
        <Unknown />
      ) : sources.length === 0 ? (
        <EmptyState
          icon={way === 'topUp' ? CreditCard : Landmark}
          title={t(`noneFor.${way}.title`)}
          text={t(`noneFor.${way}.text`)}
        >
          <Button icon={Plus} href={`/me/wallet/sources/new?for=${way}`}>
            {t(way === 'topUp' ? 'add' : 'addBank')}
          </Button>
        </EmptyState>
      ) : (
        <Form key={way} way={way} sources={sources} />
      )}
    </>
  )
}

function Form({ way, sources }: { way: Way; sources: readonly LinkedSource[] }) {
  const { t } = useTranslation(['funding', 'money'])
  const { api } = useSync()
  const isOffline = useOffline()
  const [, navigate] = useLocation()
  const money = useMoney()
  const nameOf = useSourceName()
  const { wallet, balanceOf } = useWallet()
  const main = useMainCurrency(wallet?.currencies ?? [])
  const wanted = new URLSearchParams(useSearch()).get(way === 'topUp' ? 'from' : 'to')
  const [chosenId, setChosenId] = useState(wanted)
  const source = sources.find(({ id }) => id === chosenId) ?? sources[0]
  const currencies = (source?.currencies ?? []).filter((each) => wallet?.currencies.includes(each) ?? true)
  const [picked, setCurrency] = useState<string>()
  const currency =
    [picked, main].find((each) => each !== undefined && currencies.includes(each)) ?? currencies[0] ?? 'EUR'
  const { available } = balanceOf(currency)
  const out = way === 'withdrawal'
  const entry = useAmountEntry({ currency, ...(out && wallet && { max: available }) })
  const { amount } = entry
  // One order, however often it is tried. Also with another amount: where the first answer was lost, it may be under way.
  const [orderId] = useState(() => v7())
  const { pay, paying } = usePay()
  const ready = source !== undefined && amount !== null && !entry.over && !isOffline

  const send = async () => {
    if (!source || amount === null || !ready) return
    const bank = { name: nameOf(source), lead: <Icon of={source.kind === 'card' ? CreditCard : Landmark} size={20} /> }
    const input = { orderId, sourceId: source.id, amount, currency }
    const done = await pay({
      title: t(out ? 'withdraw.title' : 'topUp.title'),
      action: t(out ? 'withdraw.amount' : 'topUp.amount', { amount: money.money(amount, currency) }),
      failed: t(out ? 'withdraw.failed' : 'topUp.failed'),
      payee: out ? bank : { name: t('wallet') },
      ...(!out && { from: <SourceTitle source={source} /> }),
      pinAlways: out,
      amount,
      currency,
      quiet: true,
      act: (pinProof) =>
        api.call(out ? 'funding.withdraw' : 'funding.topUp', { ...input, ...(pinProof !== undefined && { pinProof }) }),
    })
    if (done) navigate(`/me/wallet/orders/${orderId}`, { replace: true })
  }

  return (
    <FormFrame
      foot={
        <>
          <AmountKeypad entry={entry}>
            {isOffline && <p className={styles.offline}>{t('offline')}</p>}
            <Button wide disabled={!ready} onPress={() => void send()}>
              {t(out ? 'withdraw.title' : 'topUp.title')}
            </Button>
          </AmountKeypad>
          {paying}
        </>
      }
    >
      {source && <SourceField way={way} sources={sources} chosen={source} onChoose={({ id }) => setChosenId(id)} />}
      <AmountField
        label={t('money:amount')}
        entry={entry}
        currencies={currencies}
        onCurrency={setCurrency}
        hint={
          wallet &&
          (out
            ? t('money:available', { amount: money.money(available, currency) })
            : t('topUp.balance', { amount: money.money(available, currency) }))
        }
        autoFocus
        onSubmit={() => void send()}
      />
      {out && available !== '0' && (
        <div className={styles.center}>
          <Button look="soft" small onPress={() => entry.setAmount(available)}>
            {t('withdraw.all')}
          </Button>
        </div>
      )}
    </FormFrame>
  )
}
