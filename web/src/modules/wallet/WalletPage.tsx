import type { Balance, Wallet } from '@sampan/contract'
import {
  ChevronRight,
  CreditCard,
  Gift,
  HandCoins,
  type LucideIcon,
  ReceiptText,
  Settings,
  ShieldCheck,
  Snowflake,
  Store,
} from 'lucide-react'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { leadsSomewhere } from '../../app/routes.ts'
import { useAsk, useLive, useStatus, useSync } from '../../app/sync/index.ts'
import { useNow } from '../../app/useNow.ts'
import { useOnline } from '../../app/useOnline.ts'
import { useFormats } from '../../locales/useFormats.ts'
import { AppBar } from '../../ui/AppBar.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { MoneyText, useWallet } from '../../ui/money/index.ts'
import { setHidden, useHidden, useMainCurrency } from '../../ui/money/preferences.ts'
import { Card } from '../../ui/Row.tsx'
import { ScreenBody } from '../../ui/ScreenBody.tsx'
import { Tile } from '../../ui/Tile.tsx'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { useDesktop } from '../../ui/useMediaQuery.ts'
import { dateOfMonth, dayOf, monthOf } from './days.ts'
import { EntryRow } from './EntryRow.tsx'
import { MonthBars } from './MonthBars.tsx'
import { Purse } from './Purse.tsx'
import { newestOf, useParties } from './useParties.ts'
import styles from './WalletPage.module.css'

const LINES = 5

const services = [
  { name: 'cards', icon: CreditCard, look: 'river', href: '/me/wallet/sources' },
  { name: 'redPackets', icon: Gift, look: 'red', href: '/me/wallet/red-packets' },
  { name: 'bills', icon: ReceiptText, look: 'gold', href: '/me/wallet/bills' },
  { name: 'withdraw', icon: HandCoins, look: 'river', href: '/me/wallet/withdraw' },
  { name: 'stall', icon: Store, look: 'gold', href: '/me/stall' },
] as const satisfies readonly { name: string; icon: LucideIcon; look: 'river' | 'red' | 'gold'; href: string }[]

/** `/me/wallet`, mock 06. */
export function WalletPage() {
  const { t } = useTranslation('wallet')
  const desktop = useDesktop()
  const { wallet } = useWallet()
  return (
    <>
      <AppBar
        title={t('title')}
        back={desktop ? undefined : '/me'}
        actions={<IconButton label={t('settings.title')} icon={Settings} href="/me/wallet/settings" />}
      />
      <ScreenBody>{wallet ? <Home wallet={wallet} /> : <Waiting />}</ScreenBody>
    </>
  )
}

function Home({ wallet }: { wallet: Wallet }) {
  const { t } = useTranslation('wallet')
  const hidden = useHidden()
  const main = useMainCurrency(wallet.currencies)
  const tiles = services.filter(({ href }) => leadsSomewhere(href))
  const { standing } = wallet
  return (
    <>
      {standing.frozen && (
        <div className={styles.notice} role="status">
          <Icon of={Snowflake} size={20} />
          <p>{t('frozen')}</p>
        </div>
      )}
      <Purse balances={shownBalances(wallet, main)} hidden={hidden} onHide={setHidden} />
      {!standing.pin.set && (
        <Card label={t('noPin.title')}>
          <div className={styles.onboard}>
            <Tile icon={ShieldCheck} look="gold" />
            <div className={styles.words}>
              <p className={styles.strong}>{t('noPin.title')}</p>
              <p className={styles.small}>{t('noPin.text')}</p>
            </div>
            <Button small href="/me/wallet/settings/pin">
              {t('noPin.action')}
            </Button>
          </div>
        </Card>
      )}
      {tiles.length > 0 && (
        <nav className={styles.tiles} aria-label={t('services')}>
          {tiles.map(({ name, icon, look, href }) => (
            <Link key={name} href={href} className={styles.tile ?? ''}>
              <Tile icon={icon} look={look} />
              {t(`service.${name}`)}
            </Link>
          ))}
        </nav>
      )}
      {main !== undefined && <ThisMonth wallet={wallet} currency={main} hidden={hidden} />}
      <Latest wallet={wallet} hidden={hidden} />
    </>
  )
}

/** The main currency first; one that is offered and empty stands there only beside no other. */
function shownBalances({ balances, currencies }: Wallet, main: string | undefined): readonly Balance[] {
  const empty = (currency: string): Balance => ({ currency, available: '0', held: '0' })
  const all = [
    ...currencies.map((currency) => balances.find((each) => each.currency === currency) ?? empty(currency)),
    ...balances.filter(({ currency }) => !currencies.includes(currency)),
  ]
  return all.sort((a, b) => Number(b.currency === main) - Number(a.currency === main))
}

function ThisMonth({ wallet, currency, hidden }: { wallet: Wallet; currency: string; hidden: boolean }) {
  const { t } = useTranslation('wallet')
  const formats = useFormats()
  const { api } = useSync()
  const { upToDate } = useStatus()
  const now = useNow()
  const latest = useLive((queries) => queries.latestEntries(1))
  const today = dayOf(now, wallet.timeZone)
  const month = monthOf(now, wallet.timeZone)
  // Asked again once something moved, or the connection is back.
  const asked = useAsk(
    () => api.call('wallet.getMonth', { month, currency }),
    [month, currency, newestOf(latest), upToDate].join(' '),
  )
  if (asked.state === 'failed') return null
  if (asked.state === 'asking') return <div className={styles.waitingCard} aria-hidden />
  const { picture } = asked.answer
  // Before anything ever moved an empty chart says nothing.
  if (picture.days.length === 0 && latest?.length === 0) return null
  const name = formats.month(dateOfMonth(month), now)
  return (
    <Link href="/me/wallet/month" className={styles.month ?? ''}>
      <div className={styles.sums}>
        <div>
          <p className={styles.small}>{t('spentIn', { month: name })}</p>
          <MoneyText amount={picture.out} currency={currency} size={20} hidden={hidden} />
        </div>
        <div className={styles.end}>
          <p className={styles.small}>{t('received')}</p>
          <MoneyText amount={picture.in} currency={currency} size={20} tinted hidden={hidden} />
        </div>
      </div>
      <MonthBars picture={picture} today={today} label={t('barsOf', { month: name })} />
    </Link>
  )
}

function Latest({ wallet, hidden }: { wallet: Wallet; hidden: boolean }) {
  const { t } = useTranslation('wallet')
  const now = useNow()
  const [path] = useLocation()
  const entries = useLive((queries) => queries.latestEntries(LINES))
  const partyOf = useParties()
  const arrows = useArrowKeys()
  if (!entries) return null
  if (entries.length === 0) {
    return (
      <Card>
        <EmptyState icon={ReceiptText} title={t('nothing.title')} text={t('nothing.text')}>
          {leadsSomewhere('/me/wallet/top-up') && (
            <Button look="soft" href="/me/wallet/top-up">
              {t('action.topUp')}
            </Button>
          )}
        </EmptyState>
      </Card>
    )
  }
  const today = dayOf(now, wallet.timeZone)
  const ofToday = entries.filter(({ at }) => dayOf(new Date(at), wallet.timeZone) === today)
  const shown = ofToday.length > 0 ? ofToday : entries
  return (
    <Card label={t('statement')}>
      <div className={styles.head}>
        <h2 className={styles.section}>{ofToday.length > 0 ? t('today') : t('latest')}</h2>
        <Link href="/me/wallet/statement" className={styles.more ?? ''}>
          {t('statement')}
          <Icon of={ChevronRight} size={16} turns />
        </Link>
      </div>
      <ul {...arrows}>
        {shown.map((entry) => (
          <li key={entry.id}>
            <EntryRow
              entry={entry}
              party={partyOf(entry.with, entry)}
              href={`/me/wallet/entries/${entry.id}`}
              now={now}
              timeOnly={ofToday.length > 0}
              chosen={path === `/me/wallet/entries/${entry.id}`}
              hidden={hidden}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Waiting() {
  const { t } = useTranslation('wallet')
  const { link } = useStatus()
  const online = useOnline()
  if (!online || link === 'offline')
    return <EmptyState icon={CreditCard} title={t('offline.title')} text={t('offline.text')} />
  return (
    <div className={styles.waiting} role="status" aria-label={t('loading')}>
      <div className={styles.waitingPurse} />
      <div className={styles.waitingTiles} />
      <div className={styles.waitingCard} />
      <div className={styles.waitingCard} />
    </div>
  )
}
