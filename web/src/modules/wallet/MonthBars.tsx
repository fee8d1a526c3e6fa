import type { MonthPicture } from '@sampan/contract'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../locales/useFormats.ts'
import { classes } from '../../ui/classes.ts'
import { daysIn } from './days.ts'
import styles from './MonthBars.module.css'

interface MonthBarsProps {
  picture: MonthPicture
  /** "2026-03-09": marked, and days after it are to come. */
  today: string
  label: string
  /** Also what came in, as bars of its own beside. */
  both?: boolean
}

const WIDTH = 326
const HEIGHT = 84
const LEAST = 4
const GAP = 3

/** Money out (and in) of each day of a month. The figures stand in a table on the month's page. */
export function MonthBars({ picture, today, label, both = false }: MonthBarsProps) {
  const { t } = useTranslation('wallet')
  const formats = useFormats()
  const count = daysIn(picture.month)
  const days = Array.from({ length: count }, (_, index) => {
    const day = `${picture.month}-${String(index + 1).padStart(2, '0')}`
    const found = picture.days.find((each) => each.day === day)
    return { day, number: index + 1, out: BigInt(found?.out ?? 0), in: BigInt(found?.in ?? 0) }
  })
  const most = days.reduce((max, day) => maxOf(max, day.out, both ? day.in : 0n), 0n)
  const step = WIDTH / count
  // Heights are for the eye: here a ratio of two amounts may be a fraction.
  const heightOf = (units: bigint) =>
    units === 0n ? LEAST : Math.max(LEAST + 2, (Number((units * 10_000n) / most) / 10_000) * HEIGHT)
  const todayAt = days.find(({ day }) => day === today)?.number
  const marks = [1, 10, 20, count].filter((each) => todayAt === undefined || Math.abs(each - todayAt) > 3)
  return (
    <div>
      <svg className={styles.bars} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {days.map((day) => {
          const x = (day.number - 1) * step
          const wide = step - GAP
          const later = day.day > today
          if (both && !later && day.in > 0n) {
            return (
              <g key={day.day}>
                <Bar x={x} width={wide / 2} height={heightOf(day.out)} className={styles.out} />
                <Bar x={x + wide / 2} width={wide / 2} height={heightOf(day.in)} className={styles.in} />
              </g>
            )
          }
          return (
            <Bar
              key={day.day}
              x={x}
              width={wide}
              height={later ? LEAST : heightOf(day.out)}
              className={classes(
                styles.out,
                day.out === 0n && styles.none,
                later && styles.later,
                day.day === today && styles.today,
              )}
            />
          )
        })}
      </svg>
      <p className={styles.axis} style={{ gridTemplateColumns: `repeat(${count}, 1fr)` }} aria-hidden>
        {marks.map((day) => (
          <span
            key={day}
            style={{ gridColumn: day }}
            className={classes(day === 1 && styles.first, day === count && styles.last)}
          >
            {formats.number(day)}
          </span>
        ))}
        {todayAt !== undefined && (
          <span
            style={{ gridColumn: todayAt }}
            className={classes(styles.now, todayAt < 4 && styles.first, todayAt > count - 3 && styles.last)}
          >
            {t('today')}
          </span>
        )}
      </p>
    </div>
  )
}

function Bar({
  x,
  width,
  height,
  className,
}: {
  x: number
  width: number
  height: number
  className: string | undefined
}) {
  return (
    <rect x={x} y={HEIGHT - height} width={width} height={height} rx={Math.min(3, width / 2)} className={className} />
  )
}

const maxOf = (...values: bigint[]): bigint => values.reduce((max, value) => (value > max ? value : max), 0n)
