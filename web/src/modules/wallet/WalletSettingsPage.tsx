import type { Wallet } from '@sampan/contract'
import { BadgeCheck, Check, CircleDollarSign, Gauge, KeyRound, LifeBuoy, LockKeyhole } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useNow } from '../../app/useNow.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MoneyText, useMoney, useWallet } from '../../ui/money/index.ts'
import { setMainCurrency, useMainCurrency } from '../../ui/money/preferences.ts'
import { Row, Rows, SectionTitle } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useTierName } from './useTierName.ts'
import styles from './WalletSettingsPage.module.css'

const here = '/me/wallet/settings'

/** `/me/wallet/settings`: the PIN, what goes without it, tier and limits, currencies. */
export function WalletSettingsPage() {
  const { t } = useTranslation('wallet')
  const { wallet } = useWallet()
  return (
    <>
      <AppBar title={t('settings.title')} back="/me/wallet" />
      <ScreenBody>{wallet ? <Settings wallet={wallet} /> : <Skeleton shape="card" count={3} />}</ScreenBody>
    </>
  )
}

function Settings({ wallet }: { wallet: Wallet }) {
  const { t } = useTranslation('wallet')
  const [path] = useLocation()
  const money = useMoney()
  const formats = useFormats()
  const now = useNow()
  const tierName = useTierName()
  const main = useMainCurrency(wallet.currencies)
  const { pin, pinFree, tier } = wallet.standing
  const locked = pin.lockedUntil !== null && new Date(pin.lockedUntil) > now ? new Date(pin.lockedUntil) : undefined
  const free = pinFree.find(({ currency }) => currency === main)
  return (
    <>
      <section>
        <SectionTitle>{t('settings.pin')}</SectionTitle>
        <Rows label={t('settings.pin')}>
          <Row
            icon={KeyRound}
            title={t(pin.set ? 'pin.change' : 'pin.set')}
            href={`${here}/pin`}
            chosen={path === `${here}/pin`}
            {...(locked && { detail: t('pin.lockedUntil', { when: formats.moment(locked, now) }) })}
          />
          {pin.set && (
            <Row
              icon={LifeBuoy}
              title={t('pin.reset')}
              href={`${here}/pin-reset`}
              chosen={path === `${here}/pin-reset`}
              {...(pin.reset && { value: t('pin.resetAsked') })}
            />
          )}
          {pin.set && (
            <Row
              icon={LockKeyhole}
              title={t('pinFree.title')}
              href={`${here}/pin-free`}
              chosen={path === `${here}/pin-free`}
              value={free && main !== undefined && <MoneyText amount={free.amount} currency={main} />}
            />
          )}
        </Rows>
      </section>
      <section>
        <SectionTitle>{t('limits.title')}</SectionTitle>
        <Rows label={t('limits.title')}>
          <Row icon={BadgeCheck} title={t('limits.tier')} value={tierName(tier)} />
          <Row icon={Gauge} title={t('limits.used')} href={`${here}/limits`} chosen={path === `${here}/limits`} />
        </Rows>
      </section>
      <section>
        <SectionTitle>{t('currencies.title')}</SectionTitle>
        <Rows label={t('currencies.title')}>
          {wallet.currencies.map((currency) => {
            const balance = wallet.balances.find((each) => each.currency === currency)
            return (
              <Row
                key={currency}
                icon={CircleDollarSign}
                title={money.currencyName(currency)}
                value={<MoneyText amount={balance?.available ?? '0'} currency={currency} />}
                onPress={() => setMainCurrency(currency)}
                pressed={currency === main}
                actions={<span className={styles.check}>{currency === main && <Icon of={Check} size={20} />}</span>}
              />
            )
          })}
        </Rows>
        <p className={styles.hint}>{t('currencies.hint')}</p>
      </section>
    </>
  )
}
