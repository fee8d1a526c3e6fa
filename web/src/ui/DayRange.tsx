import { useId } from 'react'
import styles from './DayRange.module.css'

interface DayRangeProps {
  /** Labels of the two fields. */
  from: string
  to: string
  /** Days as `2026-11-21`; empty where nothing bounds. */
  fromDay: string
  toDay: string
  onChange: (days: { fromDay: string; toDay: string }) => void
}

/** The first and the last day of a time, both of which may be left open. */
export function DayRange({ from, to, fromDay, toDay, onChange }: DayRangeProps) {
  return (
    <div className={styles.days}>
      <Day label={from} value={fromDay} onChange={(day) => onChange({ fromDay: day, toDay })} />
      <Day label={to} value={toDay} onChange={(day) => onChange({ fromDay, toDay: day })} />
    </div>
  )
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const id = useId()
  return (
    <div className={styles.day}>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </div>
  )
}
