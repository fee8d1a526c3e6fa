import type { Takings } from '@sampan/contract'
import { decimalText } from '@sampan/contract/currencies.ts'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { classes } from '../../ui/classes.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { useMoney } from '../../ui/money/index.ts'
import styles from './HourBars.module.css'
import { scaleFor } from './hourScale.ts'

interface HourBarsProps {
  takings: Takings
  /** The same day a week before: a line over the bars. */
  before: Takings | undefined
  /** The hour that is not over yet, where it is today. */
  runningHour: number | undefined
}

/** So few bars would stand about. */
const HOURS_MIN = 8

/** What came in by the hour, from the first hour with takings to the last. A list says the same to who cannot see it. */
export function HourBars({ takings, before, runningHour }: HourBarsProps) {
  const { t } = useTranslation('merchants')
  const formats = useFormats()
  const money = useMoney()
  const compared = before !== undefined && before.count > 0 ? before : undefined
  const all = [...takings.byHour, ...(compared?.byHour ?? [])]
  const hours = hoursAround(all.map(({ hour }) => hour))
  const scale = scaleFor(all.reduce((max, { sum }) => (BigInt(sum) > max ? BigInt(sum) : max), 0n))
  const sumAt = (of: Takings, hour: number) => BigInt(of.byHour.find((each) => each.hour === hour)?.sum ?? 0)
  // Heights are for the eye: here a ratio of two amounts may be a fraction.
  const shareOf = (sum: bigint) => Number((sum * 10_000n) / scale.top) / 10_000
  const hourName = (hour: number) => formats.time(new Date(2026, 0, 1, hour))
  const figure = (amount: bigint) => formats.number(Number(decimalText(amount, takings.currency)))
  const everySecond = hours.length > 6
  return (
    <section className={styles.card} aria-label={t('byHour')}>
      <div className={styles.head}>
        <h3>
          {t('byHour')} <bdi className={styles.unit}>{money.symbol(takings.currency)}</bdi>
        </h3>
        {compared && <span className={styles.legend}>{t('weekBeforeLine')}</span>}
      </div>
      <div className={styles.chart} style={{ '--hours': hours.length } as CSSProperties} aria-hidden="true">
        <p className={styles.scale}>
          {[scale.top, scale.half, 0n].map((amount) => (
            <span key={String(amount)}>{figure(amount)}</span>
          ))}
        </p>
        <div className={styles.plot}>
          {hours.map((hour) => {
            const sum = sumAt(takings, hour)
            return (
              <span
                key={hour}
                className={classes(styles.bar, hour === runningHour && styles.running)}
                style={{ blockSize: sum === 0n ? 0 : `max(4px, ${shareOf(sum) * 100}%)` }}
              />
            )
          })}
          {compared && (
            <svg
              aria-hidden="true"
              className={styles.before}
              viewBox={`0 0 ${hours.length} 1`}
              preserveAspectRatio="none"
            >
              <polyline
                points={hours.map((hour, at) => `${at + 0.5},${1 - shareOf(sumAt(compared, hour))}`).join(' ')}
              />
            </svg>
          )}
        </div>
        <p className={styles.axis}>
          {hours.map((hour, index) => (
            <span key={hour}>{everySecond && index % 2 === 1 ? '' : hourName(hour)}</span>
          ))}
        </p>
      </div>
      <Hidden>
        <ul>
          {takings.byHour.map(({ hour, sum }) => (
            <li key={hour}>
              {hourName(hour)}: {money.money(sum, takings.currency)}
            </li>
          ))}
        </ul>
      </Hidden>
    </section>
  )
}

/** All hours between those that are named, and some more of the same day where they are few. */
function hoursAround(named: readonly number[]): number[] {
  const first = Math.max(0, Math.min(...named, 23 - HOURS_MIN + 1))
  const last = Math.min(23, Math.max(...named, first + HOURS_MIN - 1))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
