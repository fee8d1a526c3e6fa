import type { Balance } from '@sampan/contract'
import { ArrowLeftRight, Eye, EyeOff, type LucideIcon, Plus, QrCode, ScanLine } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Link } from 'react-aria-components/Link'
import { useTranslation } from 'react-i18next'
import { leadsSomewhere } from '../../app/routes.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MoneyText, useMoney } from '../../ui/money/index.ts'
import styles from './Purse.module.css'

interface PurseProps {
  /** The main one first. */
  balances: readonly Balance[]
  hidden: boolean
  onHide: (hidden: boolean) => void
}

const actions = [
  { name: 'payCode', icon: QrCode, href: '/me/wallet/pay-code' },
  { name: 'scan', icon: ScanLine, href: '/me/wallet/scan' },
  { name: 'transfer', icon: ArrowLeftRight, href: '/me/wallet/transfer' },
  { name: 'topUp', icon: Plus, href: '/me/wallet/top-up' },
] as const satisfies readonly { name: string; icon: LucideIcon; href: string }[]

/** What there is, and the four things that people come for. */
export function Purse({ balances, hidden, onHide }: PurseProps) {
  const { t } = useTranslation('wallet')
  const money = useMoney()
  const offered = actions.filter(({ href }) => leadsSomewhere(href))
  return (
    <section className={styles.purse} aria-label={t('balances')}>
      <div className={styles.split}>
        {balances.map(({ currency, available, held }, index) => (
          <div key={currency} className={styles.balance}>
            <p className={styles.name}>
              {money.currencyName(currency)}
              {index === 0 && (
                <AriaButton
                  className={styles.eye ?? ''}
                  aria-label={t(hidden ? 'showBalances' : 'hideBalances')}
                  aria-pressed={hidden}
                  onPress={() => onHide(!hidden)}
                >
                  <Icon of={hidden ? EyeOff : Eye} size={20} />
                </AriaButton>
              )}
            </p>
            <p className={classes(styles.amount, isLong(available) && styles.long)}>
              <MoneyText amount={available} currency={currency} hidden={hidden} />
            </p>
            {held !== '0' && !hidden && (
              <p className={styles.held}>{t('held', { amount: money.money(held, currency) })}</p>
            )}
          </div>
        ))}
      </div>
      {offered.length > 0 && (
        <nav className={styles.actions} aria-label={t('actions')}>
          {offered.map(({ name, icon, href }, index) => (
            <Link key={name} href={href} className={classes(styles.action, index === 0 && styles.first)}>
              <span className={styles.circle}>
                <Icon of={icon} />
              </span>
              {t(`action.${name}`)}
            </Link>
          ))}
        </nav>
      )}
    </section>
  )
}

/** Seven digits and more need the smaller size to stand beside another balance. */
const isLong = (amount: string): boolean => amount.length > 6
