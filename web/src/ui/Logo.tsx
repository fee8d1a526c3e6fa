import { classes } from './classes.ts'
import styles from './Logo.module.css'

/** The sampan on its tile. Decorative: the name stands beside it or in the page's title. */
export function Logo({ size = 32 }: { size?: 32 | 40 | 64 }) {
  return (
    <span className={classes(styles.logo, styles[`s${size}`])} aria-hidden>
      <svg viewBox="0 0 64 64" className={styles.mark} aria-hidden="true">
        <path d="M19 33c0-9.5 5.4-15 13-15s13 5.5 13 15z" fill="currentColor" />
        <path
          d="M27 33c-.4-6 .6-10.5 2.6-14.7M37 33c.4-6-.6-10.5-2.6-14.7"
          stroke="var(--river)"
          strokeWidth="1.8"
          fill="none"
        />
        <path
          d="M8 32.5c3.8 3.6 12.6 5.5 24 5.5s20.2-1.9 24-5.5c.6 0 .9.6.7 1.2C54.2 41 50 46 44.5 46h-25C14 46 9.8 41 7.3 33.7c-.2-.6.1-1.2.7-1.2z"
          fill="currentColor"
        />
        <path
          d="M14 52.5c3 0 3-2 6-2s3 2 6 2 3-2 6-2 3 2 6 2 3-2 6-2 3 2 6 2"
          stroke="currentColor"
          strokeWidth="2.4"
          strokeLinecap="round"
          fill="none"
          opacity=".72"
        />
      </svg>
    </span>
  )
}
