import type { Takings } from '@sampan/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { Hidden } from '../../ui/Hidden.tsx'
import { useMoney } from '../../ui/money/index.ts'
import styles from './HourBars.module.css'

interface HourBarsProps {
  takings: Takings
  /** The same day a week before: a line over the bars. */
  before: Takings | undefined
}

const HEIGHT = 120
const STEP = 40
const BAR = 26

/** What came in by the hour, from the first hour with takings to the last. A table says the same to who cannot see it. */
export function HourBars({ takings, before }: HourBarsProps) {
  const { t } = useTranslation('merchants')
  const formats = useFormats()
  const money = useMoney()
  const all = [...takings.byHour, ...(before?.byHour ?? [])]
  const first = Math.min(...all.map(({ hour }) => hour))
  const last = Math.max(...all.map(({ hour }) => hour), first + 5)
  const hours = Array.from({ length: Math.min(last, 23) - first + 1 }, (_, index) => first + index)
  const most = all.reduce((max, { sum }) => (BigInt(sum) > max ? BigInt(sum) : max), 1n)
  const sumAt = (of: Takings | undefined, hour: number) =>
    BigInt(of?.byHour.find((each) => each.hour === hour)?.sum ?? 0)
  // Heights are for the eye: here a ratio of two amounts may be a fraction.
  const heightOf = (sum: bigint) => (Number((sum * 1_000n) / most) / 1_000) * HEIGHT
  const hourName = (hour: number) => formats.time(new Date(2026, 0, 1, hour))
  const centre = (index: number) => index * STEP + STEP / 2
  return (
    <section className={styles.card} aria-label={t('byHour')}>
      <div className={styles.head}>
        <h3>{t('byHour')}</h3>
        {before !== undefined && before.count > 0 && <span className={styles.legend}>{t('weekBeforeLine')}</span>}
      </div>
      <svg className={styles.chart} viewBox={`0 -6 ${hours.length * STEP} ${HEIGHT + 28}`} aria-hidden="true">
        {[0, 0.5, 1].map((line) => (
          <line
            key={line}
            x1="0"
            x2={hours.length * STEP}
            y1={HEIGHT * line}
            y2={HEIGHT * line}
            className={styles.line}
          />
        ))}
        {hours.map((hour, index) => {
          const height = heightOf(sumAt(takings, hour))
          return (
            <rect
              key={hour}
              x={centre(index) - BAR / 2}
              y={HEIGHT - height}
              width={BAR}
              height={height}
              rx="4"
              className={styles.bar}
            />
          )
        })}
        {before !== undefined && before.count > 0 && (
          <polyline
            className={styles.before}
            points={hours.map((hour, index) => `${centre(index)},${HEIGHT - heightOf(sumAt(before, hour))}`).join(' ')}
          />
        )}
        {hours.map((hour, index) =>
          hours.length > 10 && index % 2 === 1 ? null : (
            <text key={hour} x={centre(index)} y={HEIGHT + 18} className={styles.hour}>
              {hourName(hour)}
            </text>
          ),
        )}
      </svg>
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
