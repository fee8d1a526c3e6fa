import type { ReactNode } from 'react'
import styles from './FormFrame.module.css'

/** A form for money: its fields scroll, and the keys with the button (`foot`) stay below them. */
export function FormFrame({ children, foot }: { children: ReactNode; foot: ReactNode }) {
  return (
    <div className={styles.page}>
      <div className={styles.fields}>{children}</div>
      {foot}
    </div>
  )
}
