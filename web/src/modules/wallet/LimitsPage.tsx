import type { WalletLimits } from '@sampan/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Facts, MoneyText, useMoney, useWallet } from '../../ui/money/index.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Card, SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import styles from './LimitsPage.module.css'
import { PaneBar } from './PaneBar.tsx'
import { useTierName } from './useTierName.ts'

/** `/me/wallet/settings/limits`: what the tier allows, how much of it is used, and when it frees. */
export function LimitsPage() {
  const { t } = useTranslation('wallet')
  const { wallet } = useWallet()
  const tierName = useTierName()
  return (
    <>
      <PaneBar title={t('limits.title')} back="/me/wallet/settings" />
      <ScreenBody>
        {wallet ? (
          <>
            <p className={styles.text}>{t('limits.text', { tier: tierName(wallet.standing.tier) })}</p>
            {wallet.limits.map((limits) => (
              <OneCurrency key={limits.currency} limits={limits} />
            ))}
          </>
        ) : (
          <Skeleton shape="card" count={2} />
        )}
      </ScreenBody>
    </>
  )
}

function OneCurrency({ limits }: { limits: WalletLimits }) {
  const { t } = useTranslation('wallet')
  const money = useMoney()
  const { currency, payment, day, month, balance } = limits
  const orNone = (amount: string | null) =>
    amount === null ? t('limits.none') : <MoneyText amount={amount} currency={currency} />
  return (
    <section>
      <SectionTitle>{money.currencyName(currency)}</SectionTitle>
      <Card>
        <div className={styles.parts}>
          <Used label={t('limits.day')} allowance={day} currency={currency} />
          <Used label={t('limits.month')} allowance={month} currency={currency} />
          <Facts
            facts={[
              { label: t('limits.payment'), value: orNone(payment) },
              { label: t('limits.balance'), value: orNone(balance) },
            ]}
          />
        </div>
      </Card>
    </section>
  )
}

function Used({ label, allowance, currency }: { label: string; allowance: WalletLimits['day']; currency: string }) {
  const { t } = useTranslation('wallet')
  const money = useMoney()
  const formats = useFormats()
  const { max, used, freesAt } = allowance
  // A share for the eye; the amounts beside it are exact.
  const share = max === null || max === '0' ? 0 : Number((BigInt(used) * 1000n) / BigInt(max)) / 1000
  return (
    <div className={styles.used}>
      <p className={styles.line}>
        <span>{label}</span>
        <span className={styles.amount}>
          {max === null
            ? t('limits.none')
            : t('limits.of', { used: money.money(used, currency), max: money.money(max, currency) })}
        </span>
      </p>
      {max !== null && <ProgressBar label={label} share={Math.min(1, share)} />}
      {max !== null && (
        <p className={styles.small}>{t('limits.frees', { when: formats.dateTime(new Date(freesAt)) })}</p>
      )}
    </div>
  )
}
