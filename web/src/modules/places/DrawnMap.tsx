import styles from './Maps.module.css'

/** What stands for a map where there is none: streets of nowhere. */
export function DrawnMap() {
  return (
    <svg className={styles.drawn} viewBox="0 0 400 240" preserveAspectRatio="xMidYMid slice" aria-hidden>
      <rect className={styles.land} width="400" height="240" />
      <path className={styles.park} d="M30 150 L128 132 L146 214 L40 232 Z" />
      <path className={styles.park} d="M262 22 L338 8 L352 74 L276 86 Z" />
      <path
        className={styles.water}
        d="M-10 46 C60 70 96 18 168 34 S300 110 410 96 V128 C300 142 236 74 160 66 S64 104 -10 80 Z"
      />
      <path
        className={styles.lane}
        d="M70 -10 L112 250 M236 -10 L252 250 M330 -10 L372 250 M-10 176 L410 150 M-10 118 L410 184"
      />
      <path className={styles.street} d="M168 -10 L196 250 M-10 214 L410 112 M296 -10 L288 250" />
    </svg>
  )
}
