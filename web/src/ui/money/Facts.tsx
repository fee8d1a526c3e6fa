import type { ReactNode } from 'react'
import styles from './Facts.module.css'

export interface Fact {
  label: string
  value: ReactNode
}

/** Pairs of a word and what it is: for what, from where, when. */
export function Facts({ facts, children }: { facts: readonly Fact[]; children?: ReactNode }) {
  if (facts.length === 0 && children === undefined) return null
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {children}
    </dl>
  )
}
