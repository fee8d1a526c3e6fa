import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './ScreenBody.module.css'

/** The scrolling part under a bar, with the gutters of the phone and a readable width on a desktop. */
export function ScreenBody({ children, flush = false }: { children: ReactNode; flush?: boolean }) {
  return (
    <div className={styles.scroll}>
      <div className={classes(styles.body, flush && styles.flush)}>{children}</div>
    </div>
  )
}
