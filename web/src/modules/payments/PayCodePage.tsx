import type { Wallet } from '@sampan/contract'
import {
  ChevronRight,
  CloudOff,
  HandCoins,
  MoreHorizontal,
  QrCode as QrIcon,
  RefreshCw,
  ScanLine,
  ShieldCheck,
  Wallet as WalletIcon,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useAwake } from '../../app/useAwake.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Barcode } from '../../ui/Barcode.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Logo } from '../../ui/Logo.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MoneyText, useMoney, useWallet } from '../../ui/money/index.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { LargeCode } from './LargeCode.tsx'
import styles from './PayCodePage.module.css'
import { SecondsRing } from './SecondsRing.tsx'
import { groupedDigits } from './shownCode.ts'
import { usePaidCharge } from './usePaidCharge.tsx'
import { type PayCodeNow, usePayCode } from './usePayCode.ts'

/** `/me/wallet/pay-code`, mock 07: shown at a till. Codes for an hour are kept on the device, so it works offline. */
export function PayCodePage() {
  const { t } = useTranslation('payments')
  const desktop = useDesktop()
  const pay = usePayCode()
  const { wallet } = useWallet()
  const paid = usePaidCharge(pay.next)
  useAwake()
  return (
    <div className={styles.page}>
      <AppBar
        title={t('payCode.title')}
        back={desktop ? undefined : '/me/wallet'}
        actions={
          <Menu
            label={t('payCode.more')}
            entries={[
              { id: 'next', text: t('payCode.next'), icon: RefreshCw, onPress: pay.next },
              { id: 'free', text: t('payCode.pinFreeSet'), icon: ShieldCheck, href: '/me/wallet/settings/pin-free' },
            ]}
          >
            <IconButton label={t('payCode.more')} icon={MoreHorizontal} />
          </Menu>
        }
      />
      <ScreenBody>
        <section className={styles.card} aria-label={t('payCode.title')}>
          {pay.code === null ? <NoCode pay={pay} /> : <Shown pay={pay} />}
        </section>
        {wallet && <PaidFrom wallet={wallet} />}
        <nav className={styles.actions} aria-label={t('payCode.more')}>
          <Round icon={ScanLine} href="/me/wallet/scan">
            {t('payCode.scan')}
          </Round>
          <Round icon={HandCoins} href="/me/wallet/receive">
            {t('payCode.receive')}
          </Round>
        </nav>
      </ScreenBody>
      {paid}
    </div>
  )
}

function Shown({ pay: { code, secondsLeft, offline } }: { pay: PayCodeNow }) {
  const { t } = useTranslation('payments')
  const formats = useFormats()
  const [whole, setWhole] = useState(false)
  const [large, setLarge] = useState<'qr' | 'bars'>()
  // While the store opens the card stands as it will be.
  if (!code) return <div className={styles.waiting} />
  return (
    <>
      <p className={styles.hint}>{t('payCode.show')}</p>
      <AriaButton className={styles.bars ?? ''} aria-label={t('payCode.barsLarger')} onPress={() => setLarge('bars')}>
        <Barcode digits={code.code} label={t('payCode.bars')} />
      </AriaButton>
      <div className={styles.number}>
        <bdi dir="ltr" className={styles.digits}>
          {groupedDigits(code.code, whole)}
        </bdi>
        <AriaButton className={styles.toggle ?? ''} aria-pressed={whole} onPress={() => setWhole(!whole)}>
          {t(whole ? 'payCode.hideNumber' : 'payCode.showNumber')}
        </AriaButton>
      </div>
      <AriaButton className={styles.qr ?? ''} aria-label={t('payCode.qrLarger')} onPress={() => setLarge('qr')}>
        <QrCode text={code.code} label={t('payCode.qr')}>
          <Logo size={40} />
        </QrCode>
      </AriaButton>
      <p className={styles.left}>
        <SecondsRing share={Math.min(1, secondsLeft / 60)} />
        {t('payCode.newIn', { seconds: formats.number(secondsLeft) })}
      </p>
      {offline && (
        <p className={styles.offline} role="status">
          <Icon of={CloudOff} size={16} />
          {t('payCode.offline')}
        </p>
      )}
      <LargeCode shape={large} digits={code.code} secondsLeft={secondsLeft} onClose={() => setLarge(undefined)} />
    </>
  )
}

function NoCode({ pay: { offline } }: { pay: PayCodeNow }) {
  const { t } = useTranslation('payments')
  if (!offline) return <div className={styles.waiting} role="status" aria-label={t('payCode.loading')} />
  return <EmptyState icon={QrIcon} title={t('payCode.noneTitle')} text={t('payCode.noneText')} />
}

function PaidFrom({ wallet }: { wallet: Wallet }) {
  const { t } = useTranslation(['payments', 'money'])
  const money = useMoney()
  const currency = wallet.currencies[0]
  if (currency === undefined) return null
  const balance = wallet.balances.find((each) => each.currency === currency)
  const free = wallet.standing.pinFree.find((each) => each.currency === currency)
  const isFree = free !== undefined && free.amount !== '0'
  return (
    <>
      <Link href="/me/wallet" className={styles.from ?? ''}>
        <span className={styles.purse} aria-hidden>
          <Icon of={WalletIcon} />
        </span>
        <span className={styles.fromText}>
          <small>{t('payCode.from')}</small>
          <b>{t('money:balanceOf', { currency: money.currencyName(currency) })}</b>
        </span>
        <MoneyText amount={balance?.available ?? '0'} currency={currency} />
        <Icon of={ChevronRight} size={20} turns />
      </Link>
      <p className={styles.free}>
        <Icon of={ShieldCheck} size={16} />
        {isFree ? t('payCode.pinFree', { amount: money.money(free.amount, currency) }) : t('payCode.pinAlways')}
      </p>
    </>
  )
}

function Round({ icon, href, children }: { icon: typeof ScanLine; href: string; children: ReactNode }) {
  return (
    <Link href={href} className={styles.round ?? ''}>
      <span className={styles.circle}>
        <Icon of={icon} />
      </span>
      {children}
    </Link>
  )
}
