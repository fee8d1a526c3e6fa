import type { Takings } from '@sampan/contract'
import { useTranslation } from 'react-i18next'
import { MoneyText } from '../../ui/money/index.ts'
import styles from './WaysBar.module.css'

/** Shares of the ways of paying, as a bar and as figures. */
export function WaysBar({ takings: { byWay, sum, currency } }: { takings: Takings }) {
  const { t } = useTranslation(['merchants', 'payments'])
  const whole = BigInt(sum)
  const percentOf = (part: string) => (whole === 0n ? 0 : Number((BigInt(part) * 100n + whole / 2n) / whole))
  return (
    <section className={styles.card} aria-label={t('byWay')}>
      <h3 className={styles.title}>{t('byWay')}</h3>
      <div className={styles.bar} aria-hidden>
        {byWay.map(({ way, sum }) => (
          <span key={way} className={styles[way]} style={{ flexGrow: percentOf(sum) }} />
        ))}
      </div>
      <ul>
        {byWay.map(({ way, sum, count }) => (
          <li key={way} className={styles.way}>
            <i className={styles[way]} aria-hidden />
            <span className={styles.name}>{t(`payments:way.${way}`)}</span>
            <span className={styles.count}>{t('times', { count })}</span>
            <MoneyText amount={sum} currency={currency} strong />
          </li>
        ))}
      </ul>
    </section>
  )
}
